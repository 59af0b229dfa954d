import { useEffect, useState, type RefObject } from 'react';

/** True once the element has come into view: what a row needs beside its list is then read, and not before. */
export function useSeen(place: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current || isSeen) return undefined;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [place, isSeen]);
  return isSeen;
}
