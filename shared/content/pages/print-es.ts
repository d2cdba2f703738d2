import type { PrintWords } from './print-form.ts';

export const printEs: PrintWords = {
  title: 'Solicitud de documentos',
  intro: [
    'Use este formulario si alguien usó su nombre o sus datos con nosotros. Es gratis.',
    'También puede escribir su propia carta. Vale lo mismo.',
  ],
  send: 'Envíelo por correo a:',
  counts: 'Respondemos en 30 días desde el día en que llega. Nada detiene los 30 días.',
  know: 'Llene lo que sabe. Deje en blanco lo demás. Buscamos igual.',
  cards: 'Tarjetas o cuentas de banco suyas que pueden estar en una cuenta que no es suya',
  card: (number) => `Tarjeta o cuenta ${number}`,
  cardBlanks: 'Tipo, nombre del banco, últimos 4 dígitos, mes y año en que vence. No escriba el número completo.',
  usedBlanks: 'Los suyos, también los de antes. Si pide para otra persona, escriba los de ella.',
  birthBlank: 'Mes, día y año. Lo comparamos con su identificación.',
  forOther: 'Si pide para otra persona',
  forOtherHint: 'Entonces escriba arriba los datos de esa persona, y aquí los suyos.',
  emailOrAddress: 'Su correo electrónico, o la dirección para cartas si no es la de arriba',
  identity: '¿Cuál de estas envía con el formulario?',
  report: '¿Envía un informe de lo que pasó?',
  copies: 'Envíe copias y guarde los originales. Envíe ahora lo que tiene. Lo demás puede ir más tarde.',
  sign: 'Firme con su nombre',
  date: 'Fecha',
  pdf: 'Abrir como PDF',
  howToPrint: 'Para imprimir esta página, use el botón de imprimir de su navegador, o abra el PDF.',
  footer: (company, page, pages) => `${company}  ·  Solicitud de documentos  ·  Página ${page} de ${pages}`,
};
