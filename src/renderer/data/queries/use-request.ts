import { of } from 'rxjs';

import type { Request } from '#shared/domain/model/request';

import { watchOne } from '../plain';
import { useLive } from './use-live';

/** One request by its id; `null` while it is not known, and for `''`. */
export const useRequest = (id: string): Request | null =>
  useLive<Request | null>(
    `request ${id}`,
    (database) => (id === '' ? of(null) : watchOne<Request>(database.requests.findOne(id))),
    null,
  );
