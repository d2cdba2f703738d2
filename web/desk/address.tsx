import { countryOptions } from '../../shared/content/form/countries.ts';
import { FieldSet } from '../components/choices.tsx';
import { Area, Choose, linesOf, Text, type Values } from './form.tsx';

const home = 'US';
const abroad = countryOptions('en').filter(({ value }) => value !== home);

/** An address anywhere. `path` is where it stands in the order, so that the API's faults are said at its fields. */
export function AddressFields(props: { readonly path: string; readonly legend: string; readonly hint?: string }) {
  const { path, ...said } = props;
  return (
    <FieldSet name={path} {...said} optional>
      <Area name={`${path}.lines`} label="Street and number" hint="Write it as on an envelope." rows={2} />
      <Text name={`${path}.city`} label="City" width="half" />
      <Text name={`${path}.region`} label="State or region" width="short" />
      <Text name={`${path}.postalCode`} label="ZIP or postal code" width="short" />
      <Choose name={`${path}.country`} label="Country" options={abroad} empty="United States" />
    </FieldSet>
  );
}

/** `undefined` when nothing of it was written. */
export function addressOf(values: Values, path: string) {
  const value = (name: string) => (values[`${path}.${name}`] ?? '').trim() || undefined;
  const lines = linesOf(values[`${path}.lines`]);
  const rest = { city: value('city'), region: value('region'), postalCode: value('postalCode') };
  const isEmpty = lines.length === 0 && Object.values(rest).every((one) => one === undefined);
  return isEmpty ? undefined : { lines, ...rest, country: value('country') ?? home };
}
