import type { NoticeWords } from './notice.ts';

export const noticeEs: NoticeWords = {
  title: 'Pida los documentos de una cuenta o compra hecha a su nombre',
  lead: (company) =>
    `¿Alguien usó su nombre o sus datos en ${company}? Usted tiene derecho a copias de lo que guardamos.`,
  facts: ['Es gratis.', 'Respondemos en 30 días.', 'No tiene que saber quién fue. No se lo vamos a preguntar.'],
  start: 'Empezar',
  after: [
    'Casi todos terminan en unos 10 minutos.',
    'Sus respuestas se quedan en este aparato hasta que las envíe o cierre esta página.',
    'Puede enviar su solicitud ahora y agregar los documentos más tarde.',
  ],
  get: {
    heading: 'Qué puede recibir',
    items: [
      'la solicitud, si se abrió una cuenta',
      'estados de cuenta y facturas',
      'pedidos, recibos y pagos',
      'direcciones de entrega',
      'teléfonos y correos que se usaron',
      'notas de llamadas y mensajes con nosotros',
    ],
    note: 'Los documentos pueden mostrar nombres y direcciones que usó otra persona. No los tapamos.',
  },
  have: {
    heading: 'Tenga esto a mano, o agréguelo más tarde',
    intro: 'La ley nos permite pedir pruebas. Así sus documentos no llegan a nadie más.',
    identity: 'su identificación, como licencia de manejar, pasaporte o identificación del estado',
    account: 'una carta, factura o informe de crédito donde esté la cuenta, si lo tiene',
    report: 'su informe de la FTC o un informe de la policía. Basta uno de los dos',
    without: '¿No tiene identificación o informe? Envíe su solicitud igual. Hay otras maneras y le ayudamos.',
  },
  ways: {
    heading: 'Cómo pedirlos',
    online: 'En línea: elija Empezar en esta página.',
    post: 'Por correo: imprima el formulario o escriba su propia carta. Envíela a:',
    postNote: 'El correo vale igual que el formulario en línea. Si quiere, respondemos por correo.',
    call: 'Por teléfono: podemos anotar su solicitud.',
    anyone: 'No tiene que tener una cuenta con nosotros. Puede pedir para un hijo o para alguien a quien cuida.',
  },
  time: {
    heading: 'Cuándo respondemos',
    lines: [
      'Los 30 días empiezan el día en que recibimos su solicitud.',
      'Nada los detiene, aunque falte un documento.',
      'Si no podemos enviar algo, le decimos por qué por escrito. Puede pedir que lo veamos de nuevo.',
    ],
  },
  police: {
    heading: 'La policía también puede recibirlos',
    lines: [
      'Puede nombrar en su solicitud a un policía o una agencia. Les enviamos una copia. No necesitan orden de un juez.',
      'Un policía también puede pedirlos, con su permiso.',
      'Usted recibe su propia copia siempre. Para eso no necesita a la policía.',
    ],
  },
  protect: {
    heading: 'Qué más podemos parar',
    lines: [
      'Díganos qué tarjeta o cuenta de banco suya se usó. La quitamos de las cuentas que no son suyas.',
      'Podemos parar las cuentas abiertas a su nombre. También podemos avisar a las oficinas de crédito con las que trabajamos.',
    ],
  },
  links: {
    heading: 'Otras maneras de seguir',
    status: 'Consultar mi solicitud',
    link: 'Envíenme mi enlace otra vez',
    print: 'Imprimir el formulario y enviarlo por correo',
  },
  law: 'Este derecho está en la ley de informes de crédito (FCRA), sección 609(e), 15 U.S.C. 1681g(e).',
  version: (version, since) => `Versión ${version} de este aviso, desde el ${since}.`,
};
