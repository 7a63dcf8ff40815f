import type { ReferenceBody } from '../model/reference';

/** One entry as it was when it was edited (`null` = it is new) and as it shall be (`null` = it goes). */
export type SettingChange = {
  readonly id: string;
  readonly before: ReferenceBody | null;
  readonly body: ReferenceBody | null;
};
