import { electedReferenceReply, electedReply, electedRequest } from '#shared/sync/elected-protocol';
import {
  acknowledgedReply,
  acknowledgeRequest,
  sheetsReply,
  sheetsRequest,
  sitesReply,
} from '#shared/sync/insights-protocol';

import type { DeviceRoute } from '../wire/route';
import { acknowledge, listAcknowledged } from './alerts';
import { electedCall, electedReferenceCall } from './elected';
import { sheetsCall } from './sheets';
import { sitesCall } from './sites';

const json = { reply: 'json' } as const;

/** The calls about figures: facts for the desks of the staff, sums for the elected. */
export const insightRoutes: readonly DeviceRoute[] = [
  {
    ...json,
    method: 'POST',
    path: '/v1/insights/sheets',
    summary:
      'Facts by civil day that changed after a place, of the own or another site of the town. They hold no identity.',
    auth: 'device',
    input: sheetsRequest,
    output: sheetsReply,
    call: sheetsCall,
  },
  {
    ...json,
    method: 'GET',
    path: '/v1/insights/sites',
    summary: 'The sites of the town on this server, with the names of what their figures speak of. No agent.',
    auth: 'device',
    input: null,
    output: sitesReply,
    call: sitesCall,
  },
  {
    ...json,
    method: 'GET',
    path: '/v1/insights/alerts',
    summary: 'The alerts that somebody took note of.',
    auth: 'device',
    input: null,
    output: acknowledgedReply,
    call: listAcknowledged,
  },
  {
    ...json,
    method: 'POST',
    path: '/v1/insights/alerts/acknowledge',
    summary: 'Takes note of an alert for the whole site, or takes that back; for who steers.',
    auth: 'device',
    input: acknowledgeRequest,
    output: acknowledgedReply,
    call: acknowledge,
  },
  {
    ...json,
    method: 'POST',
    path: '/v1/insights/elected',
    summary:
      'What is published of a civil year, of all sites of the town, up to the end of a month: sums, small ones withheld, the same until the next publication.',
    auth: 'sums',
    input: electedRequest,
    output: electedReply,
    call: electedCall,
  },
  {
    ...json,
    method: 'GET',
    path: '/v1/insights/reference',
    summary: 'The names of what sums speak of: site, departments, reasons, themes. No agent.',
    auth: 'sums',
    input: null,
    output: electedReferenceReply,
    call: electedReferenceCall,
  },
];
