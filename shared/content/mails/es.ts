import { wantedEs } from '../wanted.ts';
import type { MailWords } from './words.ts';

const plazo = 'Tienen su propio plazo. Nuestra fecha no lo cambia.';
const reclamo = 'Nuestros documentos no toman el lugar de un reclamo ante ellos.';

export const mailEs: MailWords = {
  titles: {
    V1: 'Recibimos su solicitud',
    V2: 'Recibimos sus documentos',
    V3: 'Uno de sus archivos no funcionó',
    V4: 'Necesitamos algo más para su solicitud',
    V5: 'Su solicitud todavía necesita algo de usted',
    V6: 'Seguimos trabajando en su solicitud',
    V7: 'Sus documentos están listos',
    V8: 'Algunos de sus documentos están listos',
    V9: 'Nuestra decisión sobre su solicitud',
    V10: 'El resultado de nuestra búsqueda',
    V11: 'Estamos atrasados con su solicitud',
    V12: 'Su nuevo enlace privado',
    V13: 'Su código está dentro',
    V14: 'Cambiamos sus datos de contacto',
    V15: (day) => `Sus documentos estarán hasta el ${day}`,
    V16: 'Su solicitud está cerrada',
    V17: 'Nos pidieron enviar otra copia',
    V18: 'Hay documentos listos para usted',
  },
  withReference: (title, reference) => `${title} (referencia ${reference})`,
  neutral: { title: 'Tenemos novedades para usted', opening: 'Puede leer esto cuando tenga un momento tranquilo.' },
  reference: 'Referencia',
  answerBy: (date) => `Le responderemos hasta el ${date}.`,
  nothingToDo: 'No tiene que hacer nada ahora.',
  missing: {
    heading: 'Qué falta todavía',
    items: wantedEs,
    whenYouHaveThem: 'Ya empezamos. Cuando lo tenga, agregue esto en la página de su solicitud:',
    dateStays: 'La fecha de arriba no cambia.',
    need: 'Para enviarle los documentos, necesitamos esto de usted:',
    again: 'Lo que envió todavía no lo muestra. Quizá está cortado, no se lee, está vencido o es de otra persona.',
    why: 'La ley nos permite pedirlo. Así los documentos no llegan a nadie más.',
    otherWays: 'Si no puede enviarlo, llámenos. Hay otras maneras.',
    onlyReminder: 'Este es el único aviso que le enviaremos.',
    byPost: 'También puede enviar copias en papel a la dirección de abajo. Escriba en ellas su referencia.',
  },
  next: {
    heading: 'Qué sigue ahora',
    steps: (date, asker) => [
      ...{
        self: ['Buscamos cuentas y compras donde se usaron sus datos.', 'Revisamos su identificación y su informe.'],
        acting: [
          'Buscamos cuentas y compras donde se usaron los datos de esta persona.',
          'Revisamos la identificación y el informe, y que usted puede actuar por esta persona.',
        ],
        officer: [
          'Buscamos cuentas y compras donde se usaron estos datos.',
          'Revisamos los papeles. Llamamos a su agencia a un número que buscamos nosotros.',
        ],
      }[asker],
      date === undefined
        ? 'Luego le enviamos los documentos enseguida, o le decimos por qué no podemos.'
        : `Hasta el ${date}, le enviamos los documentos o le decimos por qué no podemos.`,
    ],
  },
  card: {
    self: {
      heading: 'Si se usó su tarjeta o cuenta bancaria',
      ours: 'Usted nos habló de una tarjeta o cuenta bancaria. Al saber que es suya, la quitamos de las cuentas que no lo son.',
      bank: [`Avise ahora a su banco o a la empresa de la tarjeta. ${plazo}`, reclamo],
    },
    acting: {
      heading: 'Si se usó una tarjeta o cuenta bancaria de esta persona',
      ours: 'Usted nos habló de una tarjeta o cuenta bancaria. Al saber que es de esta persona, la quitamos de cuentas de otros.',
      bank: [`Avise ahora al banco de esta persona o a la empresa de la tarjeta. ${plazo}`, reclamo],
    },
    officer: {
      heading: 'Si se usó una tarjeta o cuenta bancaria',
      ours: 'Usted nos habló de una tarjeta o cuenta bancaria. Al saber de quién es, la quitamos de cuentas de otros.',
      bank: [`El banco o la empresa de la tarjeta también lo debe saber. ${plazo}`, reclamo],
    },
  },
  see: {
    request: 'Vea su solicitud:',
    records: 'Reciba sus documentos:',
    decision: 'Lea nuestra decisión:',
    result: 'Vea dónde buscamos:',
  },
  keepPrivate: 'No comparta este enlace. Quien lo tenga puede ver cómo va su solicitud.',
  otherRoute: (host) =>
    `No tiene que usar este enlace. También puede ir a ${host}, elegir Consultar mi solicitud y escribir su referencia.`,
  documentsReceived: (count) => (count === 1 ? 'Recibimos 1 documento.' : `Recibimos ${count} documentos.`),
  documentsChecked: 'Una persona va a revisar lo que usted envió.',
  fileNotTaken: [
    'No pudimos usar uno de los archivos que envió.',
    'Envíelo otra vez desde la página de su solicitud. Sirve una foto nueva con buena luz. También sirve un PDF.',
  ],
  stillWorking: 'Estamos buscando los documentos. No nos hemos olvidado de usted.',
  records: {
    until: (date) => `Los puede recibir hasta el ${date}.`,
    private: [
      'Pueden mostrar nombres, direcciones u otros datos que usó otra persona.',
      'Ábralos en un lugar privado, cuando quiera.',
    ],
    code: 'Al abrirlos, le enviamos un código. Así no entra nadie más.',
    again: 'Puede pedirlos otra vez más tarde, o pedir copias en papel. Es gratis.',
    rest: ['La página de su solicitud dice qué falta y por qué.', 'No tiene que pedir el resto otra vez.'],
  },
  decision: [
    'Nuestra decisión está en la página de su solicitud. La página da la razón y dice qué puede cambiarla.',
    'Puede pedir cuando quiera que lo veamos de nuevo. Es gratis.',
  ],
  result: [
    'Terminamos la búsqueda y no encontramos documentos.',
    'La página de su solicitud dice dónde buscamos.',
    'Si sabe algo más, envíelo desde esa página. Vamos a buscar otra vez. Es gratis.',
  ],
  resultSoFar: [
    'Por ahora no encontramos documentos. Algunos de nuestros sistemas aún no respondieron.',
    'La página de su solicitud dice cuáles son y dónde buscamos.',
    'Seguimos preguntando y le escribiremos otra vez. No tiene que pedirlo otra vez.',
  ],
  late: (date) => ({
    key: `La fecha para responderle del todo era el ${date}. Lo sentimos.`,
    lines: [
      'Usted no hizo nada mal. Su derecho a una respuesta es el mismo.',
      'Los jefes de la empresa saben de este atraso. La página de su solicitud dice qué estamos haciendo.',
      'Si quiere hablar con una persona, llámenos al número de abajo.',
    ],
  }),
  newLink: [
    'Este es el nuevo enlace a su solicitud. El enlace anterior ya no funciona.',
    'Si no esperaba un enlace nuevo, llámenos.',
  ],
  code: {
    use: (minutes) => `Escríbalo en la página donde lo pidió. Sirve una vez, por ${minutes} minutos.`,
    useUntil: (date) =>
      `Escríbalo en la página donde lo pidió. Si no ve dónde, elija «Ya tengo un código». Sirve una vez, hasta el ${date}.`,
    never: 'No lo comparta. Nunca se lo vamos a pedir por teléfono, texto o correo.',
    notYou: 'Si usted no pidió un código, llámenos.',
  },
  paper: {
    help: (phone, tty, hours) =>
      `¿Preguntas? Llame al ${phone} (TTY\u00a0${tty}), ${hours}. También puede escribirnos.`,
    why: 'Recibió esta carta porque alguien nos envió una solicitud con esta dirección. Si no fue usted, llámenos.',
    never: 'Nunca le pediremos su número de Seguro Social ni una contraseña por correo postal.',
    switchToThis: (phone) => `Para recibir estas cartas en español, llame al ${phone}.`,
    whenYouHaveThem: 'Ya empezamos. Cuando lo tenga, envíenos una copia por correo postal:',
    byPost:
      'Envíe copias a la dirección de arriba en esta carta. Escriba en ellas su referencia. Guarde los originales.',
    keepPrivate: 'No comparta esta carta. Quien la tenga puede ver cómo va su solicitud.',
    site: (host) =>
      `No necesita internet. Si quiere verlo en línea, vaya a ${host}, elija Consultar mi solicitud y escriba su referencia.`,
    camera: 'O apunte la cámara de un teléfono a este cuadro:',
    enclosed: ['Sus documentos están en este sobre.', 'Las primeras páginas dicen qué hay y qué hicimos.'],
    enclosedAgain: 'Puede pedirnos otra copia cuando quiera. Es gratis.',
    documentAgain: 'Envíe otra copia. Sirve una foto nueva con buena luz.',
    restInside: ['Las primeras páginas dicen qué falta y por qué.', 'No tiene que pedir el resto otra vez.'],
    late: 'Si quiere saber qué estamos haciendo, llámenos al número de abajo. Una persona se lo dirá.',
    codeNever: 'No lo comparta. Nunca se lo vamos a pedir por teléfono, texto, correo o carta.',
    page: (reference, page, pages) => `Referencia ${reference}  ·  Página ${page} de ${pages}`,
  },
  contactChanged: [
    'Cambiamos la manera de comunicarnos con usted sobre su solicitud.',
    'Si usted lo pidió, no tiene que hacer nada.',
    'Si no lo pidió, llámenos ahora. Lo dejaremos como estaba.',
  ],
  closed: [
    'Ya no pasará nada más con esta solicitud.',
    'Puede pedir otra vez cuando quiera. Es gratis. Llámenos o empiece de nuevo en nuestro sitio.',
  ],
  copyWanted: [
    'Nos pidieron enviar una copia de sus documentos a otra persona.',
    'Si usted lo pidió, no tiene que hacer nada.',
    'Si no lo pidió, llámenos ahora. Primero lo revisamos, y antes de eso no sale nada.',
  ],
  copyReady: ['Usted actúa por otra persona. Aquí están los documentos que esa persona nos pidió.'],
  helpLines: [
    'Ayuda gratis de otros: RobodeIdentidad.gov o 1-877-438-4338.',
    'Esto puede ser mucho. Para hablar con alguien, llame o envíe un texto al 988, a cualquier hora.',
  ],
  footer: {
    help: (phone, tty, hours) =>
      `¿Preguntas? Llame al ${phone} (TTY\u00a0${tty}), ${hours}. También puede responder a este correo.`,
    post: (address) => `Por correo postal: ${address}`,
    why: 'Recibió esto porque alguien nos envió una solicitud con este correo. Si no fue usted, llámenos.',
    never: 'Nunca le pediremos su número de Seguro Social ni una contraseña por correo electrónico.',
  },
  switchToThis: (phone) => `Para recibir estos correos en español, llame al ${phone}.`,
};
