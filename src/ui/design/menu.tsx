import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { Icon, type IconName } from './icon';
import styles from './menu.module.css';

export type MenuItem =
  | {
      readonly type: 'item';
      readonly label: string;
      readonly icon?: IconName;
      /** Its shortcut, shown at the end of the line. */
      readonly keys?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly type: 'line' };

/** A few acts behind one button (`trigger`, which needs a name of its own). Arrows, letters and Escape work as people expect. */
export function Menu({
  trigger,
  items,
  align = 'end',
}: {
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8}>
          {items.map((item, place) =>
            item.type === 'line' ? (
              <DropdownMenu.Separator key={`line-${place}`} className={styles.line} />
            ) : (
              <DropdownMenu.Item
                key={item.label}
                className={styles.item}
                data-danger={item.danger}
                disabled={item.disabled ?? false}
                onSelect={item.onSelect}
              >
                {item.icon !== undefined && <Icon name={item.icon} size={16} />}
                <span className={styles.label}>{item.label}</span>
                {item.keys !== undefined && <kbd>{item.keys}</kbd>}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
