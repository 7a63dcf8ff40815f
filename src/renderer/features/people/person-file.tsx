import './people.css';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import { displayName } from '#shared/domain/model/citizen-values';
import { mayReach } from '#shared/domain/rights/places';
import { peopleText } from '#shared/i18n/fr/people';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import { entryById } from '#shared/lib/entry-by-id';

import { usePerson } from '../../data/queries/use-person';
import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { SaidLine } from '../../ui/said-line';
import { DependantsPart } from './dependants-part';
import { IdentityPart } from './identity-part';
import { MergePart } from './merge-part';
import { PassagesPart } from './passages-part';
import { PastPart } from './past-part';
import { StepsPart } from './steps-part';
import { useSaidActs } from '../../data/commands/use-said-acts';

type PersonFileProps = {
  readonly citizenId: string;
  readonly reference: SiteReference;
  readonly onPerson: (citizenId: string) => void;
  readonly onNavigate: Navigate;
  readonly onClose: () => void;
};

const texts = peopleText.file;

type FileBodyProps = Omit<PersonFileProps, 'citizenId'> & { readonly person: Person };

const FileBody = ({ person, reference, onPerson, onNavigate, onClose }: FileBodyProps) => {
  const today = useToday();
  const acts = useSaidActs();
  const { agentId } = useStation().settings;
  const role = entryById(reference.agents, agentId)?.role;
  const seesRequests = mayReach(role, 'requests');
  const go: Navigate = (place, params) => {
    onClose();
    onNavigate(place, params);
  };
  const book = (): void => go('agenda', { new: '1', citizen: person.id });
  useKeys([{ id: 'book', key: 'F4', label: texts.book, run: book }], { group: texts.keys });
  return (
    <>
      <div className="pf">
        <div>
          <IdentityPart key={person.id} person={person} today={today} acts={acts} onPerson={onPerson} />
          <DependantsPart key={`p${person.id}`} person={person} today={today} acts={acts} onPerson={onPerson} />
          <MergePart person={person} acts={acts} onPerson={onPerson} />
          {role === 'admin' && (
            <>
              <PastPart key={`h${person.id}`} person={person} zone={reference.site.zone} acts={acts} />
              <StepsPart key={`s${person.id}`} person={person} reference={reference} acts={acts} />
            </>
          )}
        </div>
        <PassagesPart
          person={person}
          reference={reference}
          today={today}
          onAppointment={(id, day) => go('agenda', appointmentParams({ id, day }))}
          onRequest={seesRequests ? (request) => go('requests', { request }) : null}
        />
      </div>
      <div className="pf-foot">
        <Button keys="F4" onPress={book}>
          {texts.book}
        </Button>
        <Button keys="Échap" onPress={onClose}>
          {texts.close}
        </Button>
        <SaidLine said={acts.said} onUndo={acts.undo} undo={peopleText.undo.undo} group={texts.keys} />
      </div>
    </>
  );
};

/** The file of a person over any screen: identity, dependants, duplicates, and all their passages. Never a title number or a scan. */
export const PersonFile = (props: PersonFileProps) => {
  const { isReady, person } = usePerson(props.citizenId);
  const title = person ? displayName(person.values) || texts.unnamed : texts.title;
  return (
    <Dialog isOpen onClose={props.onClose} title={title} size="wide" className="pf-dialog">
      {person ? (
        <FileBody {...props} person={person} />
      ) : (
        <p className="meta" role="status">
          {isReady ? texts.gone : peopleText.search.reading}
        </p>
      )}
    </Dialog>
  );
};
