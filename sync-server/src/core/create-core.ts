import { callNextCall } from './call-next';
import type { CoreNeeds, SyncCore } from './core';
import { digestCall, fetchCall } from './digest';
import { headCall } from './head';
import { leaseCall, reserveSlotCall } from './holds';
import { issueNumberCall, releaseNumberCall, tendNumbers } from './numbers';
import { pullCall } from './pull';
import { pushCall } from './push';
import { quarantineCall } from './quarantine';

/** The calls of the protocol over a store, without a network. */
export const createCore = (needs: CoreNeeds): SyncCore => ({
  head: headCall(needs),
  pull: pullCall(needs),
  push: pushCall(needs),
  digest: digestCall(needs),
  fetch: fetchCall(needs),
  callNext: callNextCall(needs),
  issueNumber: issueNumberCall(needs),
  releaseNumber: releaseNumberCall(needs),
  reserveSlot: reserveSlotCall(needs),
  lease: leaseCall(needs),
  quarantine: quarantineCall(needs),
  tend: tendNumbers(needs),
});
