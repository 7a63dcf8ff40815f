import type { Channel } from '../../model/request';
import type { Period } from '../period/period';

/** Which facts a figure is about; `''` = all of them. */
export type Filter = {
  readonly period: Period;
  readonly siteId: string;
  readonly departmentId: string;
  readonly reasonId: string;
  readonly channel: Channel | '';
};
