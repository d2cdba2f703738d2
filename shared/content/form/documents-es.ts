import type { DocumentWords } from './words.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Choosing and sending documents: in the report form, and on the status page, which loads nothing else of the form. */
export const documentsEs: DocumentWords = {
  language: 'es',
  remove: 'Quitar',
  files: {
    label: {
      identity: 'Fotos de su identificación, los dos lados',
      report: 'Su informe',
      authority: 'Papeles que muestran que puede actuar',
      other: 'Cartas, facturas u otros papeles',
    },
    hint: 'Fotos (JPG o PNG) o PDF, hasta 20 MB cada uno. Hacemos las fotos más pequeñas y quitamos el lugar donde se tomaron.',
    add: 'Elegir archivos o tomar una foto',
    chosen: (count) => `${plural(count, 'archivo elegido', 'archivos elegidos')}`,
    name: {
      identity: (number) => `Foto de identificación, página ${number}`,
      report: (number) => `Informe, archivo ${number}`,
      authority: (number) => `Permiso para actuar, archivo ${number}`,
      other: (number) => `Otro papel, archivo ${number}`,
    },
    size: (bytes) =>
      bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
    removed: 'Ya no está en la lista.',
    lost: (count) =>
      `Esta página se cargó otra vez, y su navegador soltó ${plural(count, 'archivo', 'archivos')}. Elija otra vez, o después de enviar.`,
    waits: 'Los archivos salen de este aparato solo cuando envía su solicitud.',
  },
  sent: {
    documents: {
      heading: 'Sus documentos',
      preparing: 'Preparando',
      sending: (percent) => `Enviando: ${percent} %`,
      done: 'Enviado',
      again: 'Pruebe otra vez',
      failed: 'El archivo no terminó de enviarse. Puede probar otra vez, o agregarlo más tarde con su enlace.',
      offline: 'No hay conexión. Guardamos el archivo y seguimos cuando vuelva.',
      allDone: 'Todos sus documentos se enviaron.',
      keepOpen: 'Deje esta página abierta hasta que se envíen. Su solicitud está segura en todo caso.',
    },
  },
};
