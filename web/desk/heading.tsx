import { useEffect } from 'preact/hooks';
import { useFrame } from '../components/context.ts';

/** Heading of a page of the desk, also in the window's title. No name of a person is ever in it (U14). */
export function Heading({ children }: { readonly children: string }) {
  const { brand } = useFrame();
  useEffect(() => {
    document.title = `${children} - Records desk - ${brand.company}`;
  }, [children]);
  return <h1 tabIndex={-1}>{children}</h1>;
}
