import type { FormEvent, RefObject } from 'react';
import { useState } from 'react';

import { welcomeText } from '#shared/i18n/fr/welcome';
import { readInvitation, shapeCode } from '#shared/sync/invitation';

import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';

type JoinFormProps = {
  readonly isBusy: boolean;
  readonly onJoin: (address: string, code: string) => void;
  readonly addressRef: RefObject<HTMLInputElement | null>;
};

/** Address and code of the town hall to join. */
export const JoinForm = ({ isBusy, onJoin, addressRef }: JoinFormProps) => {
  const texts = welcomeText.join;
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const isWhole = readInvitation(code) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (address.trim() !== '' && isWhole) onJoin(address.trim(), code);
  };
  return (
    <form className="join" onSubmit={submit}>
      <TextField
        label={texts.address}
        hideLabel
        value={address}
        onChange={setAddress}
        placeholder={`${texts.address}, ${texts.addressExample}`}
        maxLength={200}
        inputRef={addressRef}
        isRequired
        error={asked && address.trim() === '' ? texts.addressMissing : undefined}
        isDisabled={isBusy}
        size="big"
      />
      <div className="join-code">
        <TextField
          label={texts.code}
          hideLabel
          value={code}
          onChange={(text) => setCode(shapeCode(text))}
          placeholder={texts.codeExample}
          code
          isRequired
          error={asked && !isWhole ? texts.codeShape : undefined}
          isDisabled={isBusy}
          size="big"
        />
        <Button type="submit" size="big" keys="3" isDisabled={isBusy}>
          {texts.act}
        </Button>
      </div>
    </form>
  );
};
