import type { TableModel } from '../../../local/template/model.ts';

const index = (IndexName: string, sort: string) => ({
  IndexName,
  KeySchema: [
    { AttributeName: IndexName, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
});

/** The tables of docs/architecture.md, as infra/constructs/case-tables.ts makes them. */
export const caseTables: readonly TableModel[] = [
  {
    name: 'cases',
    arn: 'cases',
    attributes: ['pk', 'sk', 'watch', 'checkAt', 'desk', 'dueOn', 'print', 'printAt'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    keys: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    indexes: [index('watch', 'checkAt'), index('desk', 'dueOn'), index('print', 'printAt')],
  },
  {
    name: 'keys',
    arn: 'keys',
    attributes: [{ AttributeName: 'pk', AttributeType: 'S' }],
    keys: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    indexes: [],
  },
  {
    name: 'limits',
    arn: 'limits',
    attributes: [{ AttributeName: 'pk', AttributeType: 'S' }],
    keys: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    indexes: [],
  },
];
