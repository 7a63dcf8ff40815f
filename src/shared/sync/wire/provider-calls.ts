import { z } from 'zod';

import { providerRefusals } from '../../domain/rights/provider-refusals';
import { CALM_MS, type Call } from './call';

const agentId = z.string().min(1).max(80);

/** The rules of a provider: those of OpenID Connect, or those of ProConnect, which refuses what is not on its list. */
export const providerProfiles = ['proConnect', 'openId'] as const;

/** The two addresses of ProConnect. */
export const PRO_CONNECT = 'https://auth.agentconnect.gouv.fr/api/v2';
export const PRO_CONNECT_TEST = 'https://fca.integ01.dev-agentconnect.fr/api/v2';

/** The most agents that are known to a provider at one site. */
const MOST_KNOWN = 500;

const digitsOfSiret = /^(\d{14})?$/;

/** How the agents of a site sign in by a provider of identities. The secret of the server at the provider is not in it: it is never told. */
export const providerSettingsSchema = z.object({
  profile: z.enum(providerProfiles),
  issuer: z.string().min(1).max(300),
  clientId: z.string().min(1).max(300),
  /** The address by which browsers reach this server, without what the provider leads back to. */
  address: z.string().min(1).max(300),
  /** What the provider signs with. */
  algorithm: z.enum(['RS256', 'ES256']),
  /** The establishment that people have to belong to, as 14 digits; `''` = any. */
  siret: z.string().regex(digitsOfSiret),
  /** People have to prove who they are by two factors. */
  asksSecondFactor: z.boolean(),
  /** The session of the browser ends once the person is known: a desk is used by many. */
  logsOut: z.boolean(),
  /** The claim that chooses the role of an agent, `''` = none. */
  roleClaim: z.string().max(60),
  /** That claim may make somebody an administrator. */
  mayRaise: z.boolean(),
  /** The agents as the provider knows them: by a verified mail address, or by its own identifier; `''` = not by that one. */
  known: z.array(z.object({ agentId, email: z.string().max(254), sub: z.string().max(255) })).max(MOST_KNOWN),
});
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

const refused = z.object({ verdict: z.literal('refused'), why: z.enum(providerRefusals) });

/** A provider is asked for its addresses before the answer. */
const BEGIN_MS = 12_000;

/** The calls by which agents sign in by a provider of identities, beside their codes. */
export const providerCalls = {
  signInMeans: {
    method: 'GET',
    path: '/v1/sign-in/means',
    summary: 'By what the agents of the site may sign in beside their codes.',
    door: 'staff',
    input: z.object({}),
    /** `null` = by nothing. */
    output: z.object({ provider: z.enum(providerProfiles).nullable() }),
    patienceMs: CALM_MS,
  },
  beginProviderSignIn: {
    method: 'POST',
    path: '/v1/sign-in/provider',
    summary:
      'Begins a sign-in by the provider of identities for whoever sits at this device: the address that a browser opens. One that was begun there before ends.',
    door: 'staff',
    input: z.object({}),
    output: z.discriminatedUnion('verdict', [
      /** `id` = by which this device hears what becomes of it; `lifeMs` from the answer on. */
      z.object({ verdict: z.literal('begun'), id: z.string(), url: z.string(), lifeMs: z.int() }),
      z.object({ verdict: z.literal('off') }),
      z.object({ verdict: z.literal('wait'), waitMs: z.int() }),
      refused,
    ]),
    patienceMs: BEGIN_MS,
  },
  followProviderSignIn: {
    method: 'POST',
    path: '/v1/sign-in/provider/:id',
    summary:
      'What became of a sign-in that this device began (`look`): once the person is known, they are signed in as by their code. `drop` = nobody waits for it any more.',
    door: 'staff',
    input: z.object({ id: z.string().min(1).max(80), act: z.enum(['look', 'drop']) }),
    /** `open` = the person is still at it. `gone` = this device began none of this id, or it is over. */
    output: z.discriminatedUnion('verdict', [
      z.object({ verdict: z.literal('open') }),
      z.object({ verdict: z.literal('gone') }),
      z.object({ verdict: z.literal('right'), agentId: z.string(), until: z.string(), lifeMs: z.int() }),
      refused,
    ]),
    patienceMs: CALM_MS,
  },
  provider: {
    method: 'GET',
    path: '/v1/sign-in/provider',
    summary: 'How the agents of the site sign in by a provider of identities. The secret is not told.',
    door: 'admin',
    input: z.object({}),
    output: z.object({ settings: providerSettingsSchema.nullable() }),
    patienceMs: CALM_MS,
  },
  chooseProvider: {
    method: 'POST',
    path: '/v1/sign-in/provider-choice',
    summary: 'Chooses how the agents of the site sign in by a provider of identities, or that they do not.',
    door: 'admin',
    /** `settings` is `null` = not at all, and what was chosen is forgotten. `secret` = of this server at the provider; `''` = the one of before. `agentId` = who chooses. */
    input: z.object({
      agentId,
      settings: providerSettingsSchema.nullable(),
      secret: z.string().max(1_000),
    }),
    /**
     * `badIssuer`, `badAddress` = not an https address that this server may call, or that browsers can. `noSecret` = there is none of before for this provider.
     * `twice` = two agents with one address or identifier. `noSiret` = ProConnect knows people of every town: the establishment is needed.
     */
    output: z.object({
      outcome: z.enum(['written', 'badIssuer', 'badAddress', 'noSecret', 'twice', 'noSiret']),
    }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
