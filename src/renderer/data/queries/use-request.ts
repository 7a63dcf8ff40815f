import { map, of } from 'rxjs';

import type { Request } from '#shared/domain/model/request';

import { plain } from '../plain';
import { useLive } from './use-live';

/** One request by its id; `null` while it is not known, and for `''`. */
export const useRequest = (id: string): Request | null =>
  useLive<Request | null>(
    `request ${id}`,
    (database) =>
      id === ''
        ? of(null)
        : database.requests.findOne(id).$.pipe(map((document) => (document ? plain(document) : null))),
    null,
  );
