import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * The file that is dropped on an element; whether one hangs over it now. A file that is dropped beside the place for it would
 * else take the place of the page, with all that was filled in: that does nothing here.
 */
export function useDroppedFile(
  place: RefObject<HTMLElement | null>,
  onFile: (file: File) => void,
): { readonly isOver: boolean } {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const isInside = ({ target }: Event) => target instanceof Node && !!place.current?.contains(target);
    const over = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(isInside(event));
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && isInside(event)) latest.current(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [place]);
  return { isOver };
}
