import type { Citizen, CitizenValues } from '../../model/citizen';
import { writeFields } from '../../model/citizen-values';

/** An invented citizen, whose id is the name unless told. */
export const person = (
  firstName: string,
  lastName: string,
  more: Partial<CitizenValues> & { readonly id?: string; readonly mergedInto?: string } = {},
): Citizen => {
  const { id = `${firstName} ${lastName}`, mergedInto = '', ...values } = more;
  const fields = writeFields(null, { firstName, lastName, ...values }, 's1');
  return {
    id,
    siteId: 'site',
    erasedAt: '',
    fields: mergedInto === '' ? fields : { ...fields, mergedInto: { v: mergedInto, t: 's1' } },
  };
};
