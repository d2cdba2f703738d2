import type { ComponentChildren } from 'preact';

/** What is so, label by label; without a value, "Not given". */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts-list">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === undefined || value === '' ? 'Not given' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
