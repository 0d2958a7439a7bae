import { useEffect, useState } from 'react';
import type { RunLog } from '../../core';
import { useLanguage } from '../texts';
import { useTheApp } from '../use-app';

/** The featured run in the language of the page; null while it is being fetched, or if it cannot be. */
export function useFeaturedRun(): RunLog | null {
  const { featuredRun } = useTheApp();
  const language = useLanguage();
  const [log, setLog] = useState<RunLog | null>(null);
  useEffect(() => {
    let wanted = true;
    void featuredRun(language).then((fetched) => {
      if (wanted) setLog(fetched);
    });
    return () => {
      wanted = false;
    };
  }, [featuredRun, language]);
  return log;
}
