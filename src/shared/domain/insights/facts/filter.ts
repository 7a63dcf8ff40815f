import type { Channel } from '../../model/request';
import type { Period } from '../period/period';

/** As `siteId` of a filter: every site of the town, and said so in what a figure is called. */
export const ALL_SITES = '*';

/** Which facts a figure is about; `''` = all of them. */
export type Filter = {
  readonly period: Period;
  readonly siteId: string;
  readonly departmentId: string;
  readonly reasonId: string;
  readonly channel: Channel | '';
};
