import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** A text that is searched for. A moment after it is typed it stands in the address, so that a link or a reload finds the same. */
export function useSearchText() {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get('q') ?? '';
  const [text, setText] = useState(inAddress);
  const [settled] = useDebouncedValue(text, 250);

  useEffect(() => {
    if (settled !== inAddress) {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (settled === '') {
            next.delete('q');
          } else {
            next.set('q', settled);
          }
          return next;
        },
        { replace: true },
      );
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a settled search changes the address
  }, [settled]);

  return { text, setText, asked: inAddress.trim() };
}
