import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { rightsOf, tableOf } from '#shared/domain/rights/rights';
import { seesReason, viewerOf } from '#shared/domain/rights/sees-request';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { roleText } from '#shared/i18n/fr/common';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { Dialog } from '../../ui/dialog';
import { PickList, type PickItem, type PickSection } from '../../ui/pick/pick-list';
import { entrustTo, type EntrustedTo } from './view-model/entrust-to';

const text = requestsText.assign;

type AssignDialogProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  /** Whose request it is, and what it asks. */
  readonly about: string;
  readonly onAssign: (to: EntrustedTo) => void;
  readonly onClose: () => void;
};

const item = (id: string, name: string, detail: string): PickItem => ({
  id,
  text: name,
  content: (
    <>
      <span className="clip">{name}</span>
      <small className="meta">{detail}</small>
    </>
  ),
});

/** Who may work on it: writes at all, and sees the reason. */
const ableAgents = (reference: SiteReference, line: RequestLine): readonly Agent[] => {
  const reason = entryById(reference.reasons, line.request.reasonId);
  return reference.agents.filter(
    ({ id, role }) =>
      rightsOf(tableOf(reference), role).has('dayWork') && (!reason || seesReason(viewerOf(reference, id), reason)),
  );
};

const sectionsOf = (reference: SiteReference, line: RequestLine): readonly PickSection[] => {
  const agents = ableAgents(reference, line);
  const agentItem = ({ id, name, role }: Agent): PickItem =>
    item(`agent ${id}`, name, id === line.agentId ? text.now : roleText[role]);
  const own = entryById(reference.departments, line.departmentId);
  const isOwn = (agent: Agent): boolean => agent.departmentId !== undefined && agent.departmentId === own?.id;
  const departments = [...(own ? [own] : []), ...reference.departments.filter((one) => one !== own)];
  return [
    { id: 'own', title: text.agents(own?.name ?? ''), items: agents.filter(isOwn).map(agentItem) },
    {
      id: 'departments',
      title: text.departments,
      items: departments.map(({ id, name }) =>
        item(`department ${id}`, name, id === line.request.departmentId && line.agentId === '' ? text.now : ''),
      ),
    },
    {
      id: 'others',
      title: text.others(own?.name ?? ''),
      items: agents.filter((agent) => !isOwn(agent)).map(agentItem),
    },
  ];
};

/** To whom the request goes: somebody of its department first, a whole department, or anybody else who may see it. */
export const AssignDialog = ({ line, reference, about, onAssign, onClose }: AssignDialogProps) => (
  <Dialog isOpen onClose={onClose} title={text.title} about={about}>
    <PickList
      label={text.title}
      onPick={(key) => onAssign(entrustTo(key, line))}
      sections={sectionsOf(reference, line)}
    />
  </Dialog>
);
