import { expect, test } from 'vitest';
import { StoredFileLost } from '../../engines/stored';
import { saveFailure } from './save-failure';

test.each([
  ['a disk without room', new DOMException('No space left.', 'QuotaExceededError'), 'file/disk-full'],
  ['a place where nothing may be written', new DOMException('Not allowed.', 'NotAllowedError'), 'file/not-saved'],
  ['a file that another program holds', new DOMException('Locked.', 'NoModificationAllowedError'), 'file/not-saved'],
  ['a stored file that is gone', new StoredFileLost('It is gone.'), 'engine/model-missing'],
  ['what nobody foresaw', 'boom', 'file/not-saved'],
])('%s is told as what it is', (_, error, code) => {
  expect(saveFailure(error, 'onnx/a/b').code).toBe(code);
});

test('a model whose files are gone is named', () => {
  expect(saveFailure(new StoredFileLost('It is gone.'), 'onnx/a/b').details).toEqual({ model: 'onnx/a/b' });
});
