import { referenceBodySchema, type ReferenceBody } from '../model/reference';
import { no, ok, type Result } from '../../lib/result';
import type { SettingFault } from './setting-fault';

/** A body in the form of its kind, or the places of its faults; values are never told. */
export const readBody = (id: string, body: unknown): Result<ReferenceBody, readonly SettingFault[]> => {
  const read = referenceBodySchema.safeParse(body);
  if (read.success) return ok(read.data);
  const paths = new Set(read.error.issues.map((issue) => issue.path.join('.').slice(0, 100)));
  return no([...paths].map((path) => ({ id, path, code: 'shape' })));
};
