import type { Brand } from '../../domain/brand.ts';
import { longDate } from '../format.ts';
import type { MailBody, MailTemplate, MissingProof, StaffMail } from './templates.ts';

const proof: Readonly<Record<MissingProof, string>> = {
  identity: 'una foto de su identificación',
  report: 'su informe de la FTC o un informe de la policía',
};
const date = (d: string) => longDate(d, 'es');
const page = (brand: Brand) => `Vaya a ${brand.site}, elija Ver mi solicitud y escriba su referencia.`;

export function spanish(mail: Exclude<MailTemplate, StaffMail>, brand: Brand): MailBody {
  const site = { label: 'Abrir nuestro sitio', url: brand.site };
  switch (mail.id) {
    case 'V1':
      return {
        subject: `Recibimos su solicitud (referencia ${mail.reference})`,
        paragraphs: [
          `Su referencia es ${mail.reference}.`,
          `Le responderemos a más tardar el ${date(mail.dueOn)}.`,
          mail.missing.length > 0
            ? 'Puede agregar esto cuando lo tenga. La fecha no cambia:'
            : 'No tiene que hacer nada ahora.',
        ],
        list: mail.missing.map((m) => proof[m]),
        link: { label: 'Ver su solicitud', url: mail.link },
        after: [
          'No comparta este enlace. Quien lo tiene puede ver cómo va su solicitud.',
          `No tiene que usar el enlace. ${page(brand)}`,
          'Si ve un cargo que no es suyo, avise también a la compañía de su tarjeta. Ella tiene sus propios plazos y nuestros documentos no los cambian.',
        ],
      };
    case 'V4':
      return {
        subject: 'Necesitamos algo más para su solicitud',
        paragraphs: [
          `Es sobre la referencia ${mail.reference}. Para enviar los documentos a la persona correcta, necesitamos:`,
        ],
        list: mail.missing.map((m) => proof[m]),
        link: site,
        after: [
          `Seguimos trabajando para responder a más tardar el ${date(mail.dueOn)}.`,
          'Si no tiene identificación con foto, llámenos. Hay otra forma.',
          page(brand),
        ],
      };
    case 'V7':
      return {
        subject: 'Sus documentos están listos',
        paragraphs: [
          `Los documentos de la referencia ${mail.reference} están listos.`,
          'Pueden mostrar nombres o direcciones que usó otra persona. Ábralos en un lugar privado, cuando quiera.',
        ],
        link: site,
        after: [
          page(brand),
          `Puede abrirlos hasta el ${date(mail.until)}. Podemos enviarlos otra vez, o en papel. Es gratis.`,
        ],
      };
    case 'V9':
      return {
        subject: 'Nuestra decisión sobre su solicitud',
        paragraphs: [
          `Nuestra decisión sobre la referencia ${mail.reference} está en la página de su solicitud.`,
          'Puede pedirlo otra vez. La página dice qué ayudaría.',
        ],
        link: site,
        after: [page(brand), 'Esto puede ser mucho. Para hablar con alguien, llame o escriba al 988 a cualquier hora.'],
      };
    case 'V10':
      return {
        subject: 'El resultado de nuestra búsqueda',
        paragraphs: [
          `Terminamos la búsqueda de la referencia ${mail.reference}.`,
          'La página de su solicitud dice dónde buscamos y cómo enviar más datos.',
        ],
        link: site,
        after: [page(brand)],
      };
    case 'V11':
      return {
        subject: 'Estamos atrasados con su solicitud',
        paragraphs: [
          `Debíamos responder la referencia ${mail.reference} a más tardar el ${date(mail.dueOn)}. Lo sentimos.`,
          'Las personas a cargo ya lo saben y reciben un aviso cada día hasta que usted tenga su respuesta.',
        ],
        link: site,
        after: [page(brand)],
      };
    case 'V13':
      return {
        subject: 'Su código está dentro',
        paragraphs: [`Escriba este código en la página que tiene abierta. Sirve por ${mail.minutes} minutos.`],
        code: mail.code,
        after: ['Nunca pedimos este código por teléfono. Si usted no lo pidió, llámenos.'],
      };
    case 'L1':
      return {
        subject: 'Documentos pedidos según la FCRA 609(e)',
        paragraphs: [
          `Hay documentos listos para usted como el oficial nombrado en la solicitud ${mail.reference}. No se necesita citación.`,
        ],
        link: site,
        after: [
          `Para recibir su copia, llame al ${brand.phone} y dé la referencia. Le llamaremos a un número que buscamos nosotros.`,
        ],
      };
    default:
      return mail satisfies never;
  }
}

export const spanishFooter = (brand: Brand): readonly string[] => [
  `¿Preguntas? Llame al ${brand.phone} (TTY ${brand.tty}), ${brand.hours.es}.`,
  'Recibió esto porque alguien nos envió una solicitud con este correo. Si no fue usted, llámenos. Nunca pediremos su número de Seguro Social ni una contraseña por correo.',
  `This message is about a request. To get it in English, call ${brand.phone}.`,
];
