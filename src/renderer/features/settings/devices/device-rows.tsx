import type { SiteReference } from '#shared/domain/model/reference';
import { devicesText as texts, holdsServer } from '#shared/i18n/fr/devices';
import { settingsText } from '#shared/i18n/fr/settings';
import { civilOf } from '#shared/time/civil';

import type { DeviceRow } from '../../../data/queries/devices/use-asked';
import { Button } from '../../../ui/button';

const { heads } = texts;

type RowsProps = {
  readonly devices: readonly DeviceRow[];
  readonly reference: Pick<SiteReference, 'departments' | 'reasons'>;
  readonly ownId: string;
  readonly zone: string;
  readonly today: string;
  readonly onShutOut: (device: DeviceRow) => void;
  readonly onWipe: (device: DeviceRow) => void;
  readonly onDepartments: (device: DeviceRow) => void;
};

/** When a machine was last there, in words. */
export const seenAt = ({ seenAt: at, enrolledAt }: DeviceRow, zone: string, today: string): string => {
  const seen = civilOf(at || enrolledAt, zone);
  return at === '' ? texts.never : texts.at(seen.day, seen.time, today);
};

type RowProps = Omit<RowsProps, 'devices'> & {
  readonly device: DeviceRow;
  readonly invitedBy: string;
  /** Some reason of the town is sensitive. */
  readonly hasReserved: boolean;
};

/** The departments whose sensitive requests a device holds, and what changes them. A machine of the public holds no request. */
const Reserved = ({ device, reference, onDepartments }: Pick<RowProps, 'device' | 'reference' | 'onDepartments'>) => {
  const { reserved } = texts;
  const { rank, departmentIds = [], revoked } = device;
  if (rank !== 'desk' || revoked) return <>{rank === 'admin' && !revoked ? reserved.all : ''}</>;
  const names = reference.departments.filter(({ id }) => departmentIds.includes(id)).map(({ name }) => name);
  return (
    <>
      {names.length === 0 ? reserved.none : names.join(', ')}{' '}
      <Button size="small" label={reserved.changeOf(texts.name(device.name))} onPress={() => onDepartments(device)}>
        {reserved.change}
      </Button>
    </>
  );
};

/** How a device lost its access, and what it still holds; or what ends the one and the other. The machine of the server holds the data: it is not erased. */
const Access = ({ device, zone, today, onShutOut, onWipe }: Omit<RowProps, 'invitedBy' | 'hasReserved'>) => {
  const { revoked, wipe } = device;
  const name = texts.name(device.name);
  if (wipe) {
    const done = civilOf(wipe.doneAt || wipe.askedAt, zone);
    return <>{wipe.doneAt === '' ? texts.wipe.waiting : texts.wipe.erased(done.day, done.time, today)}</>;
  }
  return (
    <span className="dev-acts">
      {revoked ? (
        texts.out
      ) : (
        <Button size="small" label={texts.shutOutOf(name)} onPress={() => onShutOut(device)}>
          {texts.shutOut}
        </Button>
      )}
      {!holdsServer(device.name) && (
        <Button size="small" label={texts.wipe.actOf(name)} onPress={() => onWipe(device)}>
          {texts.wipe.act}
        </Button>
      )}
    </span>
  );
};

const Row = ({ invitedBy, hasReserved, ...rest }: RowProps) => {
  const { device, ownId, zone, today } = rest;
  const refusedAt = civilOf(device.withoutRoom?.at ?? device.enrolledAt, zone);
  const name = texts.name(device.name);
  return (
    <tr className={device.revoked ? 'is-mute' : ''}>
      <td>
        {name}{' '}
        <span className="meta">
          {[device.id === ownId ? texts.here : '', device.series && texts.series(device.series)]
            .filter((part) => part !== '')
            .join(', ')}
        </span>
        {device.withoutRoom && (
          <span className="dev-refused">
            {texts.withoutRoom(device.withoutRoom.rows, texts.at(refusedAt.day, refusedAt.time, today))}
          </span>
        )}
      </td>
      <td data-head={heads.rank}>{texts.ranks[device.rank]}</td>
      <td data-head={heads.invited}>{invitedBy}</td>
      <td className="nowrap" data-head={heads.enrolled}>
        {texts.on(civilOf(device.enrolledAt, zone).day, today)}
      </td>
      <td className="nowrap" data-head={heads.seen}>
        {seenAt(device, zone, today)}
      </td>
      {hasReserved && (
        <td data-head={heads.reserved}>
          <Reserved {...rest} />
        </td>
      )}
      <td className="cal-act">
        <Access {...rest} />
      </td>
    </tr>
  );
};

/** The machines of the site, those that have access first; each says by whose code it came. */
export const DeviceRows = ({ devices, ...rest }: RowsProps) => {
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  const invitedBy = (device: DeviceRow): string => texts.invitedBy(device, rest.ownId, (id) => names.get(id));
  const hasReserved = rest.reference.reasons.some(({ sensitive }) => sensitive === true);
  const sorted = devices.toSorted((a, b) => Number(a.revoked) - Number(b.revoked));
  return (
    <table className="cal-rows" aria-label={settingsText.sections.devices}>
      <thead>
        <tr>
          <th scope="col">{heads.name}</th>
          <th scope="col">{heads.rank}</th>
          <th scope="col">{heads.invited}</th>
          <th scope="col">{heads.enrolled}</th>
          <th scope="col">{heads.seen}</th>
          {hasReserved && <th scope="col">{heads.reserved}</th>}
          <th scope="col">
            <span className="sr">{heads.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((device) => (
          <Row key={device.id} device={device} invitedBy={invitedBy(device)} hasReserved={hasReserved} {...rest} />
        ))}
      </tbody>
    </table>
  );
};
