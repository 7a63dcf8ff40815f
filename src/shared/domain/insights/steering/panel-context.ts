import type { SiteReference } from '../../model/reference';
import type { Period } from '../period/period';

/**
 * What a panel needs beside facts. Facts « of the scope » went through `applyScope` (site, department, reason, channel) and reach
 * back beyond the period; facts « of the period » went through `applyFilter`.
 */
export type PanelContext = { readonly ref: SiteReference; readonly period: Period };
