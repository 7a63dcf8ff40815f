import { citizenFields, type CitizenField, type CitizenValues } from '#shared/domain/model/citizen';
import { readBirthDate } from '#shared/domain/people/read-birth-date';
import { numericDay } from '#shared/i18n/fr/format';
import { foldText } from '#shared/lib/fold-text';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';

/** What is typed of a person, each field as people write it. */
export type IdentityForm = Readonly<Record<CitizenField, string>>;

/** The fields that may be wrong. */
export type WrongField = 'lastName' | 'firstName' | 'birthDate' | 'phone';

/** The form as it opens on somebody. */
export const openForm = (values: CitizenValues): IdentityForm => ({
  ...values,
  birthDate: values.birthDate === '' ? '' : numericDay(values.birthDate),
  phone: phoneInPairs(values.phone),
});

/** What must be right before it can be saved, in the order of the form. */
export const wrongFields = (form: IdentityForm, today: string): readonly WrongField[] => {
  const phone = phoneDigits(form.phone);
  const wrong: readonly (readonly [WrongField, boolean])[] = [
    ['lastName', foldText(form.lastName) === ''],
    ['firstName', foldText(form.firstName) === ''],
    ['birthDate', readBirthDate(form.birthDate, today) === null],
    ['phone', phone !== '' && !/^0\d{9}$|^00\d{6,}$/.test(phone)],
  ];
  return wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : []));
};

/** Only what differs, as it is stored: what nobody touched is not written anew. */
export const patchOf = (form: IdentityForm, values: CitizenValues, today: string): Partial<CitizenValues> => {
  const typed: CitizenValues = {
    lastName: form.lastName.trim(),
    firstName: form.firstName.trim(),
    birthDate: readBirthDate(form.birthDate, today) ?? '',
    phone: phoneDigits(form.phone),
    email: form.email.trim(),
  };
  const same = (field: CitizenField): boolean =>
    field === 'phone' ? typed.phone === phoneDigits(values.phone) : typed[field] === values[field];
  return Object.fromEntries(
    Object.entries(typed).filter(([field]) => !same(field as CitizenField)),
  ) as Partial<CitizenValues>;
};

/** A form and the values from which what was typed differs. `theirs` = the fields that somebody else changed while it was open. */
export type IdentityDraft = {
  readonly form: IdentityForm;
  readonly base: CitizenValues;
  readonly theirs: readonly CitizenField[];
};

/**
 * The same form over newer values: a field that nobody touched here follows them, what was typed stays. Saved as it was, an untouched field
 * would take back what a colleague corrected meanwhile.
 */
export const rebased = ({ form, base, theirs }: IdentityDraft, values: CitizenValues): IdentityDraft => {
  const [before, now] = [openForm(base), openForm(values)];
  const changed = citizenFields.filter((field) => values[field] !== base[field]);
  const next = Object.fromEntries(
    citizenFields.map((field) => [field, form[field] === before[field] ? now[field] : form[field]]),
  ) as IdentityForm;
  return { form: next, base: values, theirs: [...new Set([...theirs, ...changed])] };
};
