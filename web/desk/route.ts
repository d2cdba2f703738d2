import { useEffect, useState } from 'preact/hooks';

/** Where in the desk: the path after `#/` in its pieces, and what stands after `?`. */
export interface Route {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/u, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

export function hashOf(path: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`;
}

/** Last piece of the address of what a form leads to. It is the form's own page still, so that the way back finds what was written. */
export const previewPiece = 'preview';

/** Follows the address. */
export function useRoute(): Route {
  const [hash, setHash] = useState('');
  useEffect(() => {
    const follow = () => setHash(location.hash);
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
