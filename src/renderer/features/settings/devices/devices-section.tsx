import '../exchange/exchange.css';

import { MonitorCog } from 'lucide-react';
import { useRef, useState } from 'react';

import { devicesText as texts, holdsServer } from '#shared/i18n/fr/devices';
import { shortTime } from '#shared/i18n/fr/format';
import { settingsText } from '#shared/i18n/fr/settings';
import { shownAddress } from '#shared/sync/invitation';
import { civilOf } from '#shared/time/civil';

import type { InvitedDevice } from '../../../data/commands/device/device-commands';
import { useCommands } from '../../../data/commands/use-commands';
import {
  isCodeGone,
  useDevices,
  useOpenCodes,
  type AskedRows,
  type DeviceRow,
} from '../../../data/queries/devices/use-asked';
import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import { ShownOnce } from '../exchange/keys/shown-once';
import { useServerAddress } from '../exchange/keys/use-server-address';
import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { ActQuestion } from './act-question';
import { DepartmentsDialog } from './departments-dialog';
import { DeviceRows, seenAt } from './device-rows';
import { OpenCodesPart } from './open-codes';

/** How often it is looked who was seen, and which machine has erased itself. */
const lookMs = 10_000;

type Machine = { readonly id: string; readonly name: string };
type ListedProps = Omit<AskedRows<DeviceRow>, 'reload'> & Omit<Parameters<typeof DeviceRows>[0], 'devices'>;

const Listed = ({ list, ...rest }: ListedProps) => {
  if (list === null) return <p role="status">{texts.loading}</p>;
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  return <DeviceRows devices={list} {...rest} />;
};

type ChildrenProps = {
  readonly devices: readonly InvitedDevice[];
  readonly onShutOut: (device: Machine) => void;
};

/** Machines that came by the codes of one that was shut out, and still have access. */
const Children = ({ devices, onShutOut }: ChildrenProps) => (
  <section className="cal-made" aria-label={texts.children}>
    <h3>{texts.children}</h3>
    <p>{texts.childrenHint}</p>
    <ul className="codes">
      {devices.map((device) => (
        <li key={device.id}>
          <span>
            <b>{texts.name(device.name)}</b> <span className="meta">{texts.ranks[device.rank]}</span>
          </span>
          <Button size="small" label={texts.shutOutOf(texts.name(device.name))} onPress={() => onShutOut(device)}>
            {texts.shutOut}
          </Button>
        </li>
      ))}
    </ul>
  </section>
);

type WipeProps = Pick<Parameters<typeof ActQuestion>[0], 'onConfirm' | 'onClose'> & {
  readonly device: DeviceRow;
  readonly isOwn: boolean;
  readonly zone: string;
  readonly today: string;
};

/** Asked before a machine erases what it holds. Two machines may have one name, so it says more of them. */
const WipeQuestion = ({ device, isOwn, zone, today, ...answers }: WipeProps) => (
  <ActQuestion
    title={texts.wipe.title(texts.name(device.name))}
    keep={texts.wipe.keep}
    act={texts.wipe.act}
    {...answers}
  >
    <p>
      {texts.wipe.which(texts.ranks[device.rank], device.series, texts.on(civilOf(device.enrolledAt, zone).day, today))}
    </p>
    {isOwn && <p>{texts.wipe.own}</p>}
    <p>{texts.wipe.effect}</p>
    <p className="meta">{texts.wipe.unsent(seenAt(device, zone, today))}</p>
  </ActQuestion>
);

/** What was done here: machines shut out with those that came by their codes, and a code for a further administrator. */
const useDeviceActs = (reload: () => Promise<unknown>) => {
  const { inviteDevice, shutOutDevice, wipeDevice, chooseDeviceDepartments } = useCommands();
  const [said, setSaid] = useState<KeySaid | null>(null);
  const [children, setChildren] = useState<readonly InvitedDevice[]>([]);
  const [invited, setInvited] = useState<{ readonly code: string; readonly expiresAt: string } | null>(null);
  const shutOut = async (device: Machine, isWiped: boolean): Promise<boolean> => {
    const done = await (isWiped ? wipeDevice : shutOutDevice)({ deviceId: device.id });
    const words = isWiped ? texts.wipe.done : texts.done;
    setInvited(null);
    if (done.ok) setChildren((known) => [...known.filter(({ id }) => id !== device.id), ...done.value]);
    setSaid(done.ok ? { tone: 'ok', words: words(texts.name(device.name)) } : refusedKey(done.reason));
    await reload();
    return done.ok;
  };
  const invite = async (): Promise<void> => {
    const made = await inviteDevice({ rank: 'admin' });
    setSaid(made.ok ? null : refusedKey(made.reason));
    // Once the list has it: a code that the list lacks is not shown.
    await reload();
    setInvited(made.ok ? made.value : null);
  };
  const chooseDepartments = async (device: Machine, departmentIds: readonly string[]): Promise<void> => {
    const done = await chooseDeviceDepartments({ deviceId: device.id, departmentIds });
    const { name } = device;
    setSaid(done.ok ? { tone: 'ok', words: texts.reserved.done(texts.name(name)) } : refusedKey(done.reason));
    await reload();
  };
  return { said, children, invited, shutOut, invite, chooseDepartments };
};

/** The machines of the town hall: who invited whom, and what ends the access of one. */
export const DevicesSection = ({ reference }: SectionProps) => {
  const { list, ownId, reload } = useDevices(lookMs);
  const codes = useOpenCodes();
  const { baseUrl, isLocal } = useServerAddress();
  const acts = useDeviceActs(() => Promise.all([reload(), codes.reload()]));
  const [asked, setAsked] = useState<Machine | null>(null);
  const [wiped, setWiped] = useState<DeviceRow | null>(null);
  const [opened, setOpened] = useState<DeviceRow | null>(null);
  const told = useRef<HTMLDivElement>(null);
  // The button that asked goes with the access: the focus stays beside what became of it.
  const shutOut = async (device: Machine, isWiped = false): Promise<void> => {
    setAsked(null);
    setWiped(null);
    if (await acts.shutOut(device, isWiped)) told.current?.focus();
  };
  const choose = (device: DeviceRow, departmentIds: readonly string[]): void => {
    setOpened(null);
    void acts.chooseDepartments(device, departmentIds);
  };
  const { zone } = reference.site;
  const today = useToday();
  return (
    <>
      <SectionHead
        title={settingsText.sections.devices}
        lead={texts.lead}
        end={
          <Button icon={MonitorCog} onPress={() => void acts.invite()}>
            {texts.inviteAdmin}
          </Button>
        }
      />
      <div className="set-body cal">
        {acts.invited && !isCodeGone(acts.invited, codes.list) && (
          <ShownOnce
            title={texts.adminCode}
            secret={acts.invited.code}
            texts={{ ...texts, once: texts.once(shortTime(civilOf(acts.invited.expiresAt, zone).time)) }}
            isLocal={isLocal}
          >
            <p>{texts.adminHow}</p>
            <h3>{texts.address}</h3>
            <code className="code">{shownAddress(baseUrl)}</code>
          </ShownOnce>
        )}
        <div ref={told} tabIndex={-1}>
          <SaidOfKey said={acts.said} />
        </div>
        {acts.children.length > 0 && <Children devices={acts.children} onShutOut={setAsked} />}
        <Listed
          list={list}
          ownId={ownId}
          zone={zone}
          today={today}
          reference={reference}
          onShutOut={setAsked}
          onWipe={setWiped}
          onDepartments={setOpened}
        />
        {typeof list === 'object' && <OpenCodesPart {...codes} />}
      </div>
      {opened && (
        <DepartmentsDialog
          key={opened.id}
          device={opened}
          reference={reference}
          onChoose={(departmentIds) => choose(opened, departmentIds)}
          onClose={() => setOpened(null)}
        />
      )}
      {wiped && (
        <WipeQuestion
          device={wiped}
          isOwn={wiped.id === ownId}
          zone={zone}
          today={today}
          onConfirm={() => void shutOut(wiped, true)}
          onClose={() => setWiped(null)}
        />
      )}
      {asked && (
        <ActQuestion
          title={texts.ask.title(texts.name(asked.name))}
          keep={texts.ask.keep}
          act={texts.shutOut}
          onClose={() => setAsked(null)}
          onConfirm={() => void shutOut(asked)}
        >
          {asked.id === ownId && <p>{texts.ask.own}</p>}
          <p>{holdsServer(asked.name) ? texts.ask.effectServer : texts.ask.effect}</p>
          <p className="meta">{texts.ask.kept}</p>
        </ActQuestion>
      )}
    </>
  );
};
