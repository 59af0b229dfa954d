import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../words/language';
import { BulkDialog, type Act } from './bulk-dialog';
import { keyOfLate, type LateClock } from './late-columns';
import { LATE } from './texts';

/** Matters of one act, at most. */
const MOST = 100;

/** What was marked in the list, and what can be done with all of it at once. */
export function Chosen({
  chosen,
  onChooseAll,
  onChange,
}: {
  readonly chosen: readonly LateClock[];
  readonly onChooseAll: () => void;
  readonly onChange: (chosen: readonly LateClock[]) => void;
}) {
  const text = useTexts(LATE);
  const [act, setAct] = useState<Act>();
  const isTooMany = new Set(chosen.map(({ matterId }) => matterId)).size > MOST;
  const isOff = chosen.length === 0 || isTooMany;
  return (
    <div className="chosen" role="region" aria-label={text.chosen(chosen.length)}>
      <output>{text.chosen(chosen.length)}</output>
      <Button type="primary" disabled={isOff} onClick={() => setAct('urge')}>
        {text.urge}
      </Button>
      <Button disabled={isOff} onClick={() => setAct('supervise')}>
        {text.supervise}
      </Button>
      <Button type="text" onClick={onChooseAll}>
        {text.chooseAll}
      </Button>
      {chosen.length > 0 && (
        <Button type="text" onClick={() => onChange([])}>
          {text.unchoose}
        </Button>
      )}
      <small className={isTooMany ? 'fault' : undefined}>{text.most}</small>
      {act && (
        <BulkDialog
          act={act}
          clocks={chosen}
          onClose={(done) => {
            setAct(undefined);
            onChange(chosen.filter((clock) => !done.has(clock.matterId)));
          }}
          key={`${act}${chosen.map(keyOfLate).join()}`}
        />
      )}
    </div>
  );
}
