import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Passage } from '#shared/domain/people/passages';

import { citizenFields, type CitizenField, type CitizenValues } from '#shared/domain/model/citizen';

import { openForm, patchOf, rebased, wrongFields } from './identity-form';
import { passageLine } from './passage-line';

const values = {
  lastName: 'd’Hérouville',
  firstName: 'Anne-Laure',
  birthDate: '1987-03-12',
  phone: '0639987805',
  email: '',
};
const today = '2026-11-24';

describe('the identity as a form', () => {
  it('opens as people write it, and changes nothing that nobody touched', () => {
    const form = openForm(values);
    expect(form).toMatchObject({ birthDate: '12/03/1987', phone: '06 39 98 78 05' });
    expect(patchOf(form, values, today)).toEqual({});
    expect(patchOf({ ...form, phone: '+33 6 39 98 78 06', email: ' a@exemple.fr ' }, values, today)).toEqual({
      phone: '0639987806',
      email: 'a@exemple.fr',
    });
    expect(patchOf({ ...form, birthDate: '' }, values, today)).toEqual({ birthDate: '' });
  });

  it('writes what was typed here and nothing else, whatever colleagues correct while it is open', () => {
    const of: Readonly<Record<CitizenField, readonly string[]>> = {
      lastName: ['Martin', 'Bernard'],
      firstName: ['Anne', 'Hugo'],
      birthDate: ['1987-03-12', '1990-01-02'],
      phone: ['0639987805', '0639987806'],
      email: ['', 'a@exemple.fr'],
    };
    const some = fc.record(
      Object.fromEntries(citizenFields.map((field) => [field, fc.constantFrom(...of[field])])),
    ) as unknown as fc.Arbitrary<CitizenValues>;
    const edits = fc.array(fc.constantFrom(...citizenFields), { maxLength: 3 });
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 3 }), edits, some, (opened, newer, edited, typed) => {
        const typedForm = openForm(typed);
        const start = openForm(opened);
        const form = { ...start, ...Object.fromEntries(edited.map((field) => [field, typedForm[field]])) };
        const draft = newer.reduce(rebased, { form, base: opened, theirs: [] as readonly CitizenField[] });
        const stored = newer.at(-1) ?? opened;
        const saved = { ...stored, ...patchOf(draft.form, draft.base, today) };
        const mine = edited.filter((field) => typed[field] !== opened[field]);
        // A colleague who wrote the very words that stand here makes them theirs again.
        const isAgreed = (field: CitizenField): boolean => newer.some((one) => one[field] === typed[field]);
        for (const field of citizenFields)
          if (!mine.includes(field)) expect(saved[field]).toBe(stored[field]);
          else if (!isAgreed(field)) expect(saved[field]).toBe(typed[field]);
      }),
    );
  });

  it('names what is wrong in the order of the form', () => {
    const form = { lastName: ' ', firstName: '’', birthDate: '31/02/1987', phone: '06 39', email: '' };
    expect(wrongFields(form, today)).toEqual(['lastName', 'firstName', 'birthDate', 'phone']);
    expect(wrongFields(openForm(values), today)).toEqual([]);
    expect(wrongFields({ ...openForm(values), birthDate: '', phone: '' }, today)).toEqual([]);
  });
});

describe('a passage as a line', () => {
  const passage = (more: Record<string, unknown>): Passage =>
    ({
      kind: 'appointment',
      id: 'a',
      day: today,
      time: '09:05',
      reasonId: 'cni',
      citizenId: 'c',
      persons: 2,
      appointment: { id: 'a', status: 'booked', confirmation: 'accepted' },
      ticket: null,
      request: null,
      ...more,
    }) as Passage;
  const line = (more: Record<string, unknown>) =>
    passageLine(
      passage(more),
      today,
      () => 'Carte d’identité',
      (id) => (id === 'guardian' ? 'Paul Martin' : ''),
    );

  it('says when, what for and what came of it', () => {
    expect(line({})).toMatchObject({
      when: 'Aujourd’hui, 9:05',
      what: 'Carte d’identité',
      details: '2\u00A0personnes',
      sign: 'booked',
      appointmentId: 'a',
    });
    expect(line({ day: '2025-03-01' })).toMatchObject({ when: '1er\u00A0mars 2025, 9:05', sign: 'needsOutcome' });
    expect(line({ citizenId: 'guardian', persons: 1 }).details).toBe('avec Paul Martin');
    const ticket = { label: 'A012', status: 'done', outcome: 'incompleteFile' };
    expect(line({ ticket, persons: 1, appointment: { id: 'a', status: 'attended' } })).toMatchObject({
      details: 'ticket A012 · Dossier incomplet',
      sign: 'attended',
    });
  });

  it.each([
    [{ appointment: { id: 'a', status: 'cancelledByOffice' } }, 'cancelled'],
    [{ appointment: { id: 'a', status: 'noShow' } }, 'noShow'],
    [{ appointment: { id: 'a', status: 'booked', confirmation: 'overbooked' } }, 'overbooked'],
    [{ appointment: { id: 'a', status: 'arrived' }, day: '2026-11-20' }, 'needsOutcome'],
    [{ kind: 'ticket', appointment: null, ticket: { label: 'A1', status: 'abandoned', outcome: '' } }, 'abandoned'],
    [
      { kind: 'request', appointment: null, request: { status: 'waitingOnCitizen', outcome: '', events: [] } },
      'onHold',
    ],
    [{ kind: 'request', appointment: null, request: { status: 'closed', outcome: 'answered', events: [] } }, 'done'],
  ])('knows the state of %o', (more, sign) => {
    expect(line(more).sign).toBe(sign);
  });
});
