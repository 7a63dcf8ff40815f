import { filter, firstValueFrom, map, of, timeout } from 'rxjs';

import type { Confirmation } from '#shared/domain/model/appointment';

import type { DataContext } from '../../context';
import { plain } from '../../plain';

export type AwaitWordInput = { readonly appointmentId: string };

/** Longer nobody stands before a form: what is not said by then is shown as to be confirmed. */
const patienceMs = 1_500;

/** What the server says of an appointment that was just written; `pending` when it says nothing for a second and a half. */
export const awaitWord = ({ database }: DataContext, { appointmentId }: AwaitWordInput): Promise<Confirmation> =>
  firstValueFrom(
    database.appointments.findOne(appointmentId).$.pipe(
      map((document) => (document ? plain(document).confirmation : 'pending')),
      filter((said) => said !== 'pending'),
      timeout({ first: patienceMs, with: () => of('pending' as const) }),
    ),
  );
