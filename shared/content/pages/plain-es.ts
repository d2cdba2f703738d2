import type { PlainPages } from './plain.ts';

export const plainEs: PlainPages = {
  privacy: {
    title: 'Cómo guardamos sus datos',
    lead: 'Lo que nos envía aquí se usa para su solicitud, y para nada más.',
    sections: [
      {
        heading: 'Qué pedimos y para qué',
        lines: [
          'Su nombre, direcciones, teléfono y correo: para hallar documentos donde se usaron sus datos.',
          'Los últimos dígitos de sus tarjetas: para hallarlas en cuentas que no son suyas y quitarlas.',
          'Su identificación y su informe: la ley nos permite pedirlos. Así nadie más recibe sus documentos.',
          'Nunca preguntamos quién fue. Nunca pedimos su Seguro Social ni el número completo de una tarjeta.',
        ],
      },
      {
        heading: 'Quién los ve',
        lines: [
          'Las personas que trabajan en su solicitud. Cada vez que ven un documento, queda anotado.',
          'Nadie con una cuenta que revisamos sabe nada de usted.',
          'Un policía u otra persona recibe una copia solo si usted lo pide.',
          'No los vendemos. No los usamos para anuncios.',
        ],
      },
      {
        heading: 'Cómo los guardamos',
        lines: [
          'Cada solicitud tiene su propia llave. Con ella cerramos nombres, direcciones y documentos.',
          'Guardamos su solicitud lo que pide la ley, al menos 5 años. Las fotos de su identificación, menos.',
          'Al final borramos la llave. Entonces ya nadie puede leer sus datos.',
        ],
      },
      {
        heading: 'Estas páginas',
        lines: [
          'Aquí no hay cookies, ni anuncios, ni rastreo. Nada viene de otras empresas.',
          'Un campo no es nuestro: el de la empresa de pagos, para una tarjeta. Usted lo abre.',
          'Lo que escribe se queda en su aparato hasta que lo envía. Se borra al cerrar la página.',
          'Nuestros mensajes no traen imágenes que nos avisen. El asunto no dice nada privado.',
        ],
      },
      {
        heading: 'Qué puede hacer',
        lines: [
          'Pregúntenos cuando quiera qué tenemos. Díganos si algo está mal.',
          'Puede parar su solicitud en su página. Llámenos o escríbanos con los datos de abajo.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Estas páginas son para todos',
    lead: 'Queremos que cada persona pueda pedir sus documentos aquí, con cualquier aparato y a su manera.',
    sections: [
      {
        heading: 'Lo que buscamos',
        lines: ['Nuestra meta es la norma WCAG 2.2, nivel AA. Revisamos cada página, en español y en inglés.'],
        items: [
          'Puede hacer todo solo con el teclado.',
          'Puede ver la letra 4 veces más grande. Nada se corta.',
          'El lector de pantalla dice qué se pregunta, qué salió mal y cuánto falta de un archivo.',
          'Nada parpadea, ni se mueve, ni se acaba el tiempo mientras escribe.',
          'Los documentos llegan en PDF con marcas para lectores de pantalla y como páginas web. La letra grande es gratis.',
        ],
      },
      {
        heading: 'Lo que aún no está bien',
        lines: [
          'Nadie la ha probado aún con cada lector de pantalla de uso diario. Hasta ahora son pruebas de máquina.',
          'Los papeles que hicieron otros, como cartas viejas, pueden ser fotos sin texto.',
          'El campo de la empresa de pagos, para una tarjeta, es una página de ellos.',
        ],
      },
      {
        heading: 'Si algo no le sirve',
        lines: [
          'Llámenos o escríbanos con los datos de abajo. Puede hacer toda la solicitud por teléfono o correo.',
          'Díganos qué probó. Su solicitud no se detiene.',
        ],
      },
      { heading: 'Sobre esta página', lines: ['Escrita el 25 de noviembre de 2026. La vemos otra vez cada año.'] },
    ],
  },
  lost: {
    title: 'Aquí no hay ninguna página',
    lead: 'La dirección puede ser vieja, o le falta una parte.',
    sections: [
      {
        heading: 'A dónde puede ir',
        lines: ['Si ya envió una solicitud, está segura. Empiece en la primera página, o llámenos.'],
      },
    ],
    go: 'Ir a la primera página',
  },
};
