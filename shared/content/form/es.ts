import { wantedEs } from '../wanted.ts';
import { cardFieldEs } from './card-field-es.ts';
import { documentsEs } from './documents-es.ts';
import type { FormWords } from './words.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const formEs: FormWords = {
  language: 'es',
  parts: {
    happened: 'Qué pasó',
    about: 'Sobre usted',
    reach: 'Cómo comunicarnos',
    documents: 'Documentos',
    send: 'Revisar y enviar',
  },
  part: (number, name) => `Parte ${number} de 5: ${name}`,
  partShort: (number) => `Parte ${number} de 5`,
  skip: 'Omitir esto',
  clearStep: 'Borrar y seguir',
  saved:
    'Sus respuestas se quedan en este aparato. Se borran al enviarlas, al cerrar esta página o si la deja una hora.',
  clear: {
    open: 'Borrar mis respuestas',
    sure: '¿Quiere borrar todas sus respuestas?',
    yes: 'Sí, borrarlas',
    no: 'No, dejarlas',
  },
  yes: 'Sí',
  no: 'No',
  notSure: 'No sé',
  remove: documentsEs.remove,
  change: 'Cambiar',
  notGiven: 'No lo dio',
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  month: 'Mes',
  monthEmpty: 'Elija un mes',
  day: 'Día',
  year: 'Año',
  counter: (left) => (left < 0 ? `Sobran ${-left} letras.` : `Le quedan ${left} letras.`),

  who: {
    title: '¿Para quién es esta solicitud?',
    options: {
      self: { label: 'Para mí' },
      other: {
        label: 'Para mi hijo o alguien a quien cuido',
        hint: 'También para alguien que murió, o a quien usted representa.',
      },
      officer: { label: 'Trabajo en la policía' },
    },
  },
  acting: {
    title: '¿Por qué puede actuar por esa persona?',
    options: {
      'parent-or-guardian': { label: 'Soy su padre, madre o tutor' },
      executor: { label: 'Me ocupo de la herencia de alguien que murió' },
      attorney: { label: 'Soy su abogado' },
      representative: { label: 'Me dio permiso por escrito' },
    },
  },
  happened: {
    title: '¿Qué pasó?',
    hint: 'Elija todo lo que sea cierto. No tiene que saber cómo pasó.',
    options: {
      'account-opened': { label: 'Se abrió una cuenta o un préstamo' },
      bought: { label: 'Se compró algo' },
      'account-used': { label: 'Alguien usó una cuenta que ya tengo' },
      bill: { label: 'Me llegó una factura o la carta de un cobrador' },
      other: { label: 'Otra cosa' },
      'not-sure': { label: 'No sé' },
    },
  },
  accounts: {
    title: '¿Qué cuenta o compra?',
    hint: 'Díganos lo que sepa. Puede estar en una carta, factura o informe de crédito. Buscamos aunque no sepa nada.',
    block: (number) => `Cuenta o compra ${number}`,
    kind: 'Tipo de cuenta o compra',
    kindEmpty: 'Elija uno',
    kinds: {
      credit: 'Tarjeta de crédito o de tienda',
      loan: 'Préstamo o plan de pagos',
      online: 'Cuenta en línea',
      purchase: 'Compra o pedido',
      service: 'Servicio o suscripción',
      other: 'Otra cosa',
      'not-sure': 'No sé',
    },
    number: 'Número de cuenta, pedido o factura',
    numberHint: 'Bastan los últimos 4 números.',
    when: '¿Más o menos cuándo fue?',
    monthUnknown: 'No sé',
    amount: '¿Más o menos cuánto fue?',
    add: 'Agregar otra cuenta o compra',
    added: (number) => `Se agregó la cuenta o compra ${number}`,
    removed: 'Se quitó',
  },
  details: {
    title: '¿Hay algo más que nos ayude a encontrar los documentos?',
    hint: 'Por ejemplo una tienda o una dirección que no es suya. No tiene que decir quién fue. No ponga su número de Seguro Social.',
    label: 'Lo que ayude',
  },
  used: {
    emails: 'Correos electrónicos que quizás se usaron',
    phones: 'Teléfonos que quizás se usaron',
    hint: {
      yours: 'También los de antes. Solo los buscamos. Uno por línea.',
      theirs: 'Los de esa persona, también los de antes. Solo los buscamos. Uno por línea.',
    },
  },
  hasCards: {
    yours: {
      title: '¿Hay una tarjeta o cuenta bancaria suya en una cuenta que no es suya?',
      hint: 'La buscamos en todos nuestros sistemas. Luego la quitamos.',
    },
    theirs: {
      title: '¿Hay una tarjeta o cuenta bancaria de esa persona en una cuenta ajena?',
      hint: 'La buscamos en todos nuestros sistemas. Luego la quitamos.',
    },
  },
  cards: {
    yours: {
      title: '¿Qué tarjetas o cuentas bancarias suyas?',
      hint: 'Agregue hasta 10. Nunca pedimos el número completo de una tarjeta.',
    },
    theirs: {
      title: '¿Qué tarjetas o cuentas bancarias de esa persona?',
      hint: 'Agregue hasta 10. Nunca pedimos el número completo de una tarjeta.',
    },
    ...cardFieldEs,
    block: (number) => `Tarjeta o cuenta ${number}`,
    kind: 'Tipo',
    kindEmpty: 'Elija uno',
    kinds: {
      credit: 'Tarjeta de crédito',
      debit: 'Tarjeta de débito',
      'bank-account': 'Cuenta bancaria',
      other: 'Otro tipo',
    },
    last4: 'Últimos 4 números',
    expires: '¿Cuándo vence? Está en la tarjeta.',
    bank: 'Nombre del banco',
    add: 'Agregar una tarjeta o cuenta con sus últimos 4 números',
    state: { confirmed: 'confirmada', typed: 'la revisamos' },
    note: ['Una tarjeta confirmada la quitamos al encontrarla.', 'Las otras las mira antes una persona.'],
  },
  own: {
    yours: {
      title: '¿Usa usted una de estas tarjetas con nosotros?',
      hint: 'Ponga el correo de su cuenta, o de una cuenta que usted permite, como la de su pareja. Esas no las tocamos. Uno por línea.',
    },
    theirs: {
      title: '¿Usa esa persona una de estas tarjetas con nosotros?',
      hint: 'Ponga el correo de su cuenta, o de una cuenta que esa persona permite. Esas no las tocamos. Uno por línea.',
    },
    label: 'Correos de cuentas que no debemos tocar',
  },
  wants: {
    title: '¿Qué quiere que hagamos?',
    hint: 'Marcamos todo. Quite lo que no quiera.',
    theirs: {
      records: { label: 'Enviarme los documentos' },
      'remove-cards': { label: 'Quitar sus tarjetas de cuentas ajenas' },
      'stop-accounts': {
        label: 'Parar las cuentas abiertas a su nombre',
        hint: 'Antes de parar una cuenta, la miran dos personas nuestras.',
      },
      'flag-disputed': {
        label: 'Avisar a las oficinas de crédito y cobradores con los que trabajan que esto está en disputa',
      },
    },
    yours: {
      records: { label: 'Enviarme los documentos' },
      'remove-cards': { label: 'Quitar mis tarjetas de cuentas que no son mías' },
      'stop-accounts': {
        label: 'Parar las cuentas abiertas a mi nombre',
        hint: 'Antes de parar una cuenta, la miran dos personas nuestras.',
      },
      'flag-disputed': {
        label: 'Avisar a las oficinas de crédito y cobradores con los que trabajan que esto está en disputa',
      },
    },
  },

  name: {
    yours: { title: '¿Cómo se llama?', hint: 'Use el nombre de su identificación.' },
    theirs: { title: '¿Cómo se llama la persona por la que pide?', hint: 'Use el nombre de sus papeles.' },
    given: 'Nombre',
    middle: 'Segundo nombre',
    family: 'Apellidos',
    other: 'Otros nombres que ha usado',
    otherHint: 'Por ejemplo un nombre de antes de casarse. Escriba un nombre en cada línea.',
    callMe: '¿Cómo quiere que le llamemos?',
  },
  birth: {
    yours: {
      title: '¿Cuál es su fecha de nacimiento?',
      hint: 'La comparamos con su identificación. No la damos a nadie.',
    },
    theirs: {
      title: '¿Cuándo nació esa persona?',
      hint: 'La fecha se compara con sus papeles. No la damos a nadie.',
    },
  },
  address: {
    yours: {
      title: '¿Cuál es su dirección?',
      hint: 'La buscamos en nuestros sistemas. También le podemos enviar cartas.',
    },
    theirs: {
      title: '¿Cuál es la dirección de esa persona?',
      hint: 'La buscamos en nuestros sistemas. No escribimos a ella.',
    },
    street: 'Calle y número, o apartado postal',
    street2: 'Apartamento u otra línea',
    urbanization: 'Urbanización',
    city: 'Ciudad',
    state: 'Estado, territorio o base militar',
    stateEmpty: 'Elija uno',
    zip: 'Código postal (ZIP)',
    free: '¿Dónde le llega el correo?',
    freeHint: 'Escríbalo como en un sobre. Puede ser un refugio, la casa de un amigo, un centro o General Delivery.',
    country: 'País',
    otherForm: 'No tengo dirección fija, o vivo fuera de Estados Unidos',
    usForm: 'Tengo una dirección en Estados Unidos',
    elsewhere: {
      yours: 'Vivía en otro lugar cuando esto pasó',
      theirs: 'Esa persona vivía en otro lugar cuando esto pasó',
    },
  },
  before: {
    yours: {
      title: '¿Dónde vivía entonces?',
      hint: 'Escriba lo que recuerde. Nos ayuda a encontrar los documentos.',
    },
    theirs: {
      title: '¿Dónde vivía esa persona entonces?',
      hint: 'Escriba lo que sepa. Nos ayuda a encontrar los documentos.',
    },
  },

  asker: {
    officer: {
      title: '¿De qué agencia es usted?',
      hint: 'No necesita orden de un juez si la persona le nombró o lo permite.',
    },
    other: { title: '¿Cómo se llama usted?', hint: 'Le escribimos a usted, no a la persona por la que pide.' },
    name: 'Su nombre',
    organisation: 'Oficina u organización',
    agency: 'Agencia',
    reportNumber: 'Su número de informe o caso',
    phone: 'Su teléfono',
    phoneHint: {
      other: 'Llamamos solo si tenemos una pregunta.',
      officer: 'Llamamos a un número de su agencia que buscamos nosotros.',
    },
  },

  contact: {
    title: '¿Cómo debemos comunicarnos con usted?',
    hint: 'Las dos formas valen igual. Lo puede cambiar más tarde.',
    options: {
      email: { label: 'Correo electrónico', hint: 'Use un correo que solo usted pueda abrir.' },
      post: { label: 'Correo postal', hint: 'Enviamos cartas a la dirección que usted dio.' },
    },
    postTheirs: 'Enviamos cartas a la dirección que ponga aquí.',
    lines: 'Dirección para cartas',
    linesHint: 'Escríbala como en un sobre.',
    email: 'Su correo electrónico',
    emailHint: 'Ahí le enviamos su enlace privado.',
    emailToSearch: 'Este correo solo lo buscamos.',
    didYouMean: (email) => `¿Quiso decir ${email}?`,
  },
  easier: {
    title: '¿Hay algo que nos ayude a comunicarnos con usted?',
    hint: 'Todo esto es opcional.',
    phone: 'Su teléfono',
    phoneHint: 'Llamamos solo si tenemos una pregunta. También buscamos este número.',
    message: 'Pueden dejar un mensaje',
    language: 'Idioma de sus cartas',
    languages: { en: 'Inglés', es: 'Español' },
    help: '¿Qué le ayudaría?',
    helps: {
      'large-print': 'Letra grande',
      paper: 'Copias en papel',
      interpreter: 'Un intérprete por teléfono',
    },
    safe: '¿Alguien que vive con usted podría ver su correo postal o electrónico?',
    safeHint: 'Si es así, escribimos de modo que nadie note de qué se trata.',
    safeThen: 'Usamos asuntos neutros. No enviamos cartas a su casa antes de hablar con usted.',
    codeWord: 'Una palabra clave',
    codeWordHint: 'La decimos primero cuando llamamos. Así sabe que somos nosotros.',
  },

  identity: {
    yours: {
      title: 'Ayúdenos a confirmar que es usted',
      hint: 'La ley nos permite pedirlo. Así sus documentos no llegan a nadie más. ¿Cuál de estas tiene?',
    },
    theirs: {
      title: 'Ayúdenos a confirmar quién es esa persona',
      hint: 'La ley nos permite pedirlo. Así sus documentos no llegan a nadie más. ¿Cuál de estas tiene?',
    },
    options: {
      license: { label: 'Licencia de manejar' },
      'state-id': { label: 'Identificación del estado o de una tribu' },
      passport: { label: 'Pasaporte' },
      'other-id': { label: 'Otra identificación con foto' },
      none: { label: 'No tengo identificación con foto' },
      later: { label: 'Lo agrego más tarde' },
    },
    none: 'Está bien. Podemos comparar lo que nos dijo con los documentos. Le escribimos si falta algo.',
  },
  report: {
    title: '¿Tiene un informe sobre esto?',
    hint: 'Basta uno de los dos.',
    options: {
      ftc: { label: 'Informe de la FTC' },
      police: { label: 'Informe de la policía' },
      later: { label: 'Lo agrego más tarde' },
      help: { label: 'Necesito ayuda para tener uno' },
    },
    help: {
      summary: 'Cómo tener un informe',
      lines: [
        'Vaya a RobodeIdentidad.gov o llame al 1-877-438-4338. Es gratis y toma unos 15 minutos.',
        'Al final recibe un informe de la FTC. Guárdelo o imprímalo.',
        'Envíe su solicitud ahora. Puede agregarlo más tarde.',
      ],
    },
  },
  authority: {
    officer: {
      title: '¿Tiene una carta de la persona o de la agencia?',
      hint: 'Muestra que la persona le nombró o lo permite. Puede agregarla más tarde.',
    },
    other: {
      title: 'Muestre que puede actuar por esa persona',
      hint: 'Por ejemplo un acta de nacimiento, un papel de la corte o una carta firmada. Puede agregarlo más tarde.',
    },
  },
  other: {
    title: '¿Quiere enviar algo más?',
    hint: 'Por ejemplo cartas, facturas o su informe de crédito. Puede agregarlo más tarde.',
  },
  officer: {
    title: '¿Quiere que un policía también reciba los documentos?',
    hint: 'Usted decide. Su propia copia la recibe siempre.',
    agency: 'Agencia de policía',
    name: 'Nombre del policía',
    reportNumber: 'Número de informe o caso',
    email: 'Correo de trabajo del policía',
    address: 'O la dirección de la agencia',
    addressHint: 'Si no tiene el correo del policía. Escríbala como en un sobre.',
    note: 'Le enviamos al policía una copia de los documentos cuando estén listos.',
  },
  files: documentsEs.files,

  check: {
    title: 'Revise sus respuestas y envíelas',
    hint: 'Nada se envía hasta que elija «Enviar mi solicitud» en la página que sigue.',
    sections: {
      happened: 'Qué pasó',
      about: 'Sobre usted',
      reach: 'Cómo comunicarnos',
      documents: 'Documentos',
      send: 'Enviar',
    },
    rows: {
      who: 'Para quién es',
      asker: 'Quién la pide',
      authority: 'Permiso para actuar',
      happened: 'Qué pasó',
      accounts: 'Cuentas o compras',
      details: 'Qué más ayuda',
      used: 'Correos y teléfonos que buscamos',
      cards: 'Sus tarjetas o cuentas',
      own: 'Cuentas que no tocamos',
      wants: 'Qué hacemos',
      name: 'Nombre',
      otherNames: 'Otros nombres',
      callMe: 'Le llamamos',
      birth: 'Fecha de nacimiento',
      address: 'Dirección',
      before: 'Dirección de entonces',
      contact: 'Cómo nos comunicamos',
      phone: 'Teléfono',
      letters: 'Idioma de las cartas',
      help: 'Qué le ayudaría',
      safe: 'Quién podría ver su correo',
      identity: 'Identificación',
      report: 'Informe',
      other: 'Otros papeles',
      officer: 'Policía',
    },
    number: (text) => `Número ${text}`,
    cardLine: (last4, state) => `Termina en ${last4}, ${state}`,
    about: (when) => `Más o menos ${when}`,
    files: (count) => plural(count, 'archivo', 'archivos'),
    messageYes: 'Pueden dejar un mensaje',
    safeYes: 'Alguien podría verlo. Tenemos cuidado.',
    toSign: 'Seguir para firmar y enviar',
  },
  sign: {
    title: 'Firme y envíe',
    statement:
      'Soy la persona nombrada arriba, o tengo permiso para actuar por ella. Lo que escribí es cierto hasta donde sé.',
    label: 'Escriba su nombre para firmar',
    send: 'Enviar mi solicitud',
    sending: 'Enviando su solicitud',
  },
  problems: {
    title: 'Lo sentimos, no pudimos enviar su solicitud',
    kept: 'Sus respuestas siguen aquí. Pruebe otra vez en un momento.',
    offline: 'No hay conexión. Sus respuestas siguen aquí. Probamos otra vez en cuanto vuelva.',
    call: (phone) => `También puede llamar al ${phone}.`,
  },
  sent: {
    title: 'Recibimos su solicitud',
    reference: 'Su referencia',
    answerBy: (date) => `Le responderemos hasta el ${date}.`,
    earlier: [
      'Ya teníamos su solicitud, como la envió la primera vez.',
      'Lo que cambió después no está en ella. Díganoslo en la página de su solicitud o por teléfono.',
    ],
    already: {
      title: (reference) => `Recibimos su solicitud ${reference}`,
      text: 'Ya tenemos sus respuestas. No necesita enviarlas otra vez.',
      see: 'Ver mi solicitud',
    },
    link: {
      heading: 'Su enlace privado',
      text: [
        'Con este enlace ve cómo va su solicitud y puede agregar documentos.',
        'No lo comparta. Quien lo tenga puede ver cómo va su solicitud.',
      ],
      copy: 'Copiar el enlace',
      copied: 'Copiado',
    },
    print: 'Guardar o imprimir esta página',
    documents: documentsEs.sent.documents,
    missing: {
      heading: 'Qué falta todavía',
      items: wantedEs,
      how: 'Agréguelo con su enlace privado cuando lo tenga. La fecha no cambia.',
    },
    next: {
      heading: 'Qué sigue ahora',
      steps: (received, due) => [
        `El ${received}: empezamos a buscar cuentas y compras donde se usaron los datos.`,
        'En los próximos días: una persona revisa los documentos.',
        `Hasta el ${due}: le enviamos los documentos o le decimos por qué no podemos.`,
      ],
    },
    bank: {
      heading: 'Si se usó una tarjeta o cuenta bancaria',
      lines: [
        'Avise ahora al banco o a la empresa de la tarjeta. Tienen su propio plazo; nuestra fecha no lo cambia.',
        'Nuestros documentos no reemplazan un reclamo ante ellos.',
      ],
    },
    email: 'También le enviamos esto a su correo.',
    again: 'Enviar otra solicitud',
  },
};
