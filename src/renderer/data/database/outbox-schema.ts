import type { RxJsonSchema } from 'rxdb/plugins/core';

import type { OutboxEntry } from './outbox-entry';

const text = { type: 'string' } as const;

export const outboxSchema: RxJsonSchema<OutboxEntry> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 80 },
    collectionName: text,
    documentId: text,
    code: text,
    at: text,
    marks: { type: 'array', items: text },
    refusedWhy: text,
  },
  required: ['id', 'collectionName', 'documentId', 'code', 'at', 'marks', 'refusedWhy'],
};
