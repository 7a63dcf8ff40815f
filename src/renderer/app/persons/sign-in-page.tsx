import './persons.css';

import { useEffect } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { personsText, welcomeText } from '#shared/i18n/fr/welcome';

import { noteFirstShown, useFirstShown } from '../../data/queries/first-shown';
import { useStation } from '../../data/queries/use-station';
import { Logo } from '../../ui/logo';
import { homeAt } from '../../ui/keep-focus';
import { Note } from '../../ui/note';
import { Apart } from '../error-boundary';
import { PublishPublication } from '../publish-publication';
import { useTheme } from '../use-theme';
import { CodeForm } from './code-form';
import type { Guard } from './guard';

/** After a start nobody is there: the frame stands once somebody has proved who they are. The board beside this desk goes on meanwhile. */
export const SignInPage = ({ reference, guard }: { readonly reference: SiteReference; readonly guard: Guard }) => {
  const { settings } = useStation();
  const { site, agents } = reference;
  const isShown = useFirstShown();
  useTheme(settings.theme, site.accent);
  // The exchange need not wait for who comes.
  useEffect(noteFirstShown, []);
  return (
    <main className="fs fs--narrow" {...homeAt()}>
      <header>
        <Logo />
        <div>
          <h1 className="fs-title">{welcomeText.who.title}</h1>
          <p>
            {site.name}, {site.commune}. {personsText.lead}
          </p>
        </div>
      </header>
      {settings.agentId !== '' && !agents.some(({ id }) => id === settings.agentId) && (
        <Note tone="warn">{personsText.removed}</Note>
      )}
      <CodeForm agents={agents} first={settings.agentId} asking={guard.asking} onRight={guard.enter} />
      <Apart>{isShown && <PublishPublication reference={reference} />}</Apart>
    </main>
  );
};
