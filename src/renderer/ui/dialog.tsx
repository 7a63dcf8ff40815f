import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';

import { classNames } from './class-names';
import { given } from './given';
import { KeysScope, useKeys, useReboundOpen } from './keys';

type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly hideTitle?: boolean;
  /** Whom and what it is about, `''` = nothing to say; read with the title. */
  readonly about?: string | undefined;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'default' | 'wide';
  /** `false`: it must be answered; Échap and a click outside do nothing. */
  readonly isDismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  /** It wants an answer: the key that opened it, pressed twice, gives none. As an `alertdialog` does. */
  readonly asks?: boolean;
  /** The form that Entrée sends also while the focus is on the dialog itself, and what that does. */
  readonly sends?: { readonly form: string; readonly label: string } | undefined;
  readonly className?: string;
};

/** The key that opened the dialog does not answer it as well (0051). */
const Opened = () => {
  const unread = useReboundOpen();
  useLayoutEffect(unread, [unread]);
  return null;
};

const Sends = ({ form, label }: NonNullable<DialogProps['sends']>) => {
  useKeys([{ key: 'Entrée', label }]);
  useEffect(() => {
    const sent = document.querySelector(`form[id="${form}"]`);
    const dialog = sent?.closest('[role$="dialog"]');
    // A field and a button answer to Entrée by themselves: here it is the dialog alone, so nothing is sent twice.
    const send = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.target !== dialog || event.key !== 'Enter') return;
      if (event.repeat || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
      event.preventDefault();
      if (sent instanceof HTMLFormElement) sent.requestSubmit();
    };
    dialog?.addEventListener('keydown', send);
    return () => dialog?.removeEventListener('keydown', send);
  }, [form]);
  return null;
};

/** What Tab leads to: with one of them in it a sheet is scrolled by the keys. */
const stops =
  ':is(a[href], button, input, select, textarea, [tabindex]):not(:disabled, [type="hidden"], [tabindex="-1"])';

/**
 * What a dialog says. In a window that is lower than it, it scrolls; where it holds words alone it is a stop of Tab then, or nobody could read its end without a
 * mouse.
 */
const DialogBody = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const body = useRef<HTMLDivElement>(null);
  const [isStop, setStop] = useState(false);
  useEffect(() => {
    const sheet = body.current;
    if (!sheet) return undefined;
    const look = (): void => setStop(sheet.scrollHeight > sheet.clientHeight && sheet.querySelector(stops) === null);
    const observer = new ResizeObserver(look);
    // Its height is bounded: what grows in it is seen at its parts, which may be others in a moment.
    const watch = (): void => {
      observer.disconnect();
      for (const one of [sheet, ...sheet.children]) observer.observe(one);
    };
    const parts = new MutationObserver(watch);
    parts.observe(sheet, { childList: true });
    watch();
    return () => {
      parts.disconnect();
      observer.disconnect();
    };
  }, []);
  return (
    <div
      ref={body}
      className="dialog-body"
      {...given({
        tabIndex: isStop ? 0 : undefined,
        role: isStop ? ('region' as const) : undefined,
        'aria-label': isStop ? title : undefined,
      })}
    >
      {children}
    </div>
  );
};

/** A window over the screen. While it is open only its own keys work; Échap closes it and the focus goes back. */
export const Dialog = (props: DialogProps) => {
  const dismissable = props.isDismissable ?? true;
  const aboutId = useId();
  const about = props.about ?? '';
  return (
    <ModalOverlay
      className="veil"
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
    >
      <Modal className={classNames('dialog', props.size && `dialog--${props.size}`, props.className)}>
        <AriaDialog
          className="dialog-in"
          role={props.role ?? 'dialog'}
          {...(about === '' ? {} : { 'aria-describedby': aboutId })}
        >
          <KeysScope>
            {(props.asks ?? props.role === 'alertdialog') && <Opened />}
            {props.sends && <Sends {...props.sends} />}
            <Heading slot="title" level={2} className={props.hideTitle ? 'sr' : 'dialog-title'}>
              {props.title}
            </Heading>
            {about !== '' && (
              <p className="dialog-about" id={aboutId}>
                {about}
              </p>
            )}
            <DialogBody title={props.title}>{props.children}</DialogBody>
            {props.footer !== undefined && <footer className="dialog-foot">{props.footer}</footer>}
          </KeysScope>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
