import type { FrameWords } from './frame.ts';

export const frameEs: FrameWords = {
  service: 'Pida sus documentos',
  skip: 'Ir al contenido principal',
  otherLanguage: { name: 'English', label: 'View this page in English' },
  back: 'Atrás',
  continue: 'Continuar',
  errorTitle: 'Hay un problema',
  errorPrefix: 'Error: ',
  optional: '(opcional)',
  noScript:
    'Esta página necesita JavaScript. También puede imprimir el formulario, enviarlo por correo o llamarnos. Las tres formas valen igual.',
  help: {
    heading: '¿Necesita ayuda?',
    call: 'Llame al',
    tty: 'TTY',
    post: '¿Prefiere papel? Envíe su solicitud por correo a:',
    print: 'Imprimir este formulario',
    others: 'Ayuda gratis de otros',
    ftc: 'Comisión Federal de Comercio: RobodeIdentidad.gov o 1-877-438-4338.',
    itrc: 'Identity Theft Resource Center: idtheftcenter.org o 888-400-5530.',
    lifeline: 'Esto puede ser mucho. Para hablar con alguien, llame o envíe un texto al 988, a cualquier hora.',
  },
  footer: {
    notice: 'Cómo pedir sus documentos',
    status: 'Consultar mi solicitud',
    privacy: 'Cómo guardamos sus datos',
    accessibility: 'Accesibilidad',
  },
};
