import { expect, it } from 'vitest';

import { officeRequest } from '../requests/testing/small-office';
import type { Passage } from './passages';
import { seenPassages, seenSources } from './seen-passages';

const passage = (kind: Passage['kind'], reasonId: string, more: Partial<Passage> = {}): Passage => ({
  kind,
  id: `${kind} ${reasonId}`,
  day: '2026-05-29',
  time: '',
  reasonId,
  citizenId: 'c',
  persons: 1,
  appointment: null,
  ticket: null,
  request: null,
  ...more,
});
const maySee = ({ reasonId }: { readonly reasonId: string }): boolean => reasonId !== 'aid';

it('hides what was asked under a reason kept to its department, and counts it', () => {
  const aid = officeRequest('mail', '2026-05-29T09:00:00Z', [], { reasonId: 'aid' });
  const all = [
    passage('request', 'aid'),
    passage('ticket', 'aid'),
    passage('ticket', 'birth', { request: aid }),
    passage('request', 'birth'),
    passage('appointment', 'aid'),
  ];
  const { seen, hidden } = seenPassages(all, maySee);
  expect([seen.map(({ id }) => id), hidden]).toEqual([['request birth', 'appointment aid'], 3]);
  expect(seenPassages(all, () => true)).toEqual({ seen: all, hidden: 0 });
});

it('gives for paper or a file what the screen shows, and says whether that is all', () => {
  const aid = officeRequest('mail', '2026-05-29T09:00:00Z', [], { reasonId: 'aid' });
  const birth = officeRequest('phone', '2026-05-29T09:00:00Z', [], { reasonId: 'birth' });
  const sources = { appointments: [], tickets: [], requests: [aid, birth] };
  expect(seenSources(sources, maySee)).toEqual({ sources: { ...sources, requests: [birth] }, isWhole: false });
  expect(seenSources(sources, () => true)).toEqual({ sources, isWhole: true });
});
