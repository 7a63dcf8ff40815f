import '../exchange/exchange.css';
import './protection.css';

import { useEffect, useState } from 'react';

import type { StoreKeyAnswer } from '#shared/ipc/store-key';
import { settingsText } from '#shared/i18n/fr/settings';
import { protectionText as texts } from '#shared/i18n/protection/section';
import { civilOf } from '#shared/time/civil';

import { useAccessRequests } from '../../../data/queries/history/use-access-requests';
import { useBackups } from '../../../data/queries/history/use-backups';
import { isHeard, useServerProtection } from '../../../data/queries/history/use-protection';
import { useNow } from '../../../data/queries/use-now';
import { useStation } from '../../../data/queries/use-station';
import { guichetBridge } from '../../../platform/bridge';
import { Button } from '../../../ui/button';
import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { AccessPart } from './access-part';
import { BackupsPart } from './backups/backups-part';
import { ProtectionPapersPart } from './protection-papers-part';
import type { ProtectionFacts } from './view-model/protection-facts';
import { protectionLines, type ProtectionLine } from './view-model/protection-lines';

const { heads } = texts;

type LineProps = { readonly line: ProtectionLine; readonly onNavigate: SectionProps['onNavigate'] };

const Line = ({ line: { id, fact, act, section }, onNavigate }: LineProps) => (
  <tr>
    <th scope="row">{texts.names[id]}</th>
    <td className="prot-fact" data-head={heads.fact}>
      {fact}
    </td>
    <td data-head={act === '' ? undefined : heads.act}>{act}</td>
    <td className="prot-go">
      {section !== null && (
        <Button
          tone="link"
          label={texts.go(settingsText.sections[section])}
          onPress={() => onNavigate('settings', { section })}
        >
          {settingsText.sections[section]}
        </Button>
      )}
    </td>
  </tr>
);

/** What guards the key that seals the store of this desk; `null` until the main process has said so, and where it cannot. */
const useStoreGuard = (): StoreKeyAnswer['guard'] | null => {
  const [guard, setGuard] = useState<StoreKeyAnswer['guard'] | null>(null);
  useEffect(() => {
    let isGone = false;
    guichetBridge()
      ?.invoke('store.key', undefined)
      .then((answer) => {
        if (!isGone) setGuard(answer.guard);
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return guard;
};

const everyMs = 60_000;

/** The requests of access of no person, but of the site. */
const ofNobody: readonly string[] = [];

/** How the data of the town hall are protected, what is to be done, and the papers of the data-protection officer. */
export const ProtectionSection = ({ reference, onNavigate }: SectionProps) => {
  const { agentId, mode } = useStation().settings;
  const backups = useBackups();
  const server = useServerProtection(agentId, backups?.lastAt);
  const { requests, unheard } = useAccessRequests(agentId, ofNobody);
  const guard = useStoreGuard();
  const isServer = mode === 'hub' || mode === 'demo';
  const now = new Date(useNow(everyMs));
  const makesBackups = backups !== null && backups !== undefined;
  const access = unheard ?? requests;
  const facts: ProtectionFacts = { reference, server, access, guard, isServer, makesBackups, now };
  const isReading = Object.values(server).includes(null);
  return (
    <>
      <SectionHead title={settingsText.sections.protection} lead={texts.lead} />
      <div className="set-body prot">
        <BackupsPart reference={reference} state={backups} now={now} />
        <table className="cal-rows" aria-label={texts.facts} aria-busy={isReading}>
          <thead>
            <tr>
              <th scope="col">{heads.what}</th>
              <th scope="col">{heads.fact}</th>
              <th scope="col">{heads.act}</th>
              <th scope="col">{heads.where}</th>
            </tr>
          </thead>
          <tbody>
            {protectionLines(facts).map((line) => (
              <Line key={line.id} line={line} onNavigate={onNavigate} />
            ))}
          </tbody>
        </table>
        {isHeard(access) && (
          <AccessPart
            requests={access}
            reference={reference}
            today={civilOf(now.toISOString(), reference.site.zone).day}
          />
        )}
        <ProtectionPapersPart facts={facts} isReading={isReading} />
      </div>
    </>
  );
};
