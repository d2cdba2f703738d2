import type { ComponentProps } from 'preact';
import { countryOptions } from '../../shared/content/form/countries.ts';
import { useFrame } from './context.ts';
import { Select } from './field.tsx';

/** Beside lines as they stand on an envelope. */
export function Country(props: Omit<ComponentProps<typeof Select>, 'options'>) {
  const { language } = useFrame();
  return <Select {...props} options={countryOptions(language)} />;
}
