import { useCallback } from 'react';
import type { ToolId } from '../core';
import { useLanguage } from './texts';
import { useTheApp } from './use-app';

/** What a tool is called in the language of the interface; its id if this page does not have it. */
export function useToolName(): (id: ToolId) => string {
  const { tools } = useTheApp();
  const language = useLanguage();
  return useCallback((id) => tools.find((tool) => tool.id === id)?.words[language].name ?? id, [tools, language]);
}
