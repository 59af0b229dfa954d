import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ComponentType } from 'react';
import { reading } from '../api/queries';
import { useTexts } from '../words/language';
import type { Schema } from './schema';
import { FORM } from './texts';

export interface PickerProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

interface Offered {
  readonly value: string;
  readonly label: string;
}

/** A choice that is found by typing; what it offers is searched by the API. */
function Found({
  offered,
  placeholder,
  onSearch,
  isSearching,
  value,
  onChange,
  ...rest
}: PickerProps & {
  readonly offered: readonly Offered[];
  readonly placeholder: string;
  readonly onSearch: (q: string) => void;
  readonly isSearching: boolean;
}) {
  const text = useTexts(FORM);
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch }}
      allowClear
      {...(value !== '' && { value })}
      placeholder={placeholder}
      loading={isSearching}
      options={[...offered]}
      optionRender={({ value: code, label }) => <span data-code={code}>{label}</span>}
      notFoundContent={isSearching ? null : text.nothingFound}
      onChange={(next?: string) => onChange(next ?? '')}
    />
  );
}

function DepartmentPicker(props: PickerProps) {
  const text = useTexts(FORM);
  const [q, setQ] = useState('');
  const found = useQuery(reading('/api/v1/organisation/departments', { query: { limit: 20, ...(q !== '' && { q }) } }));
  const offered = found.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Found
      {...props}
      offered={offered}
      placeholder={text.searchDepartment}
      onSearch={setQ}
      isSearching={found.isFetching}
    />
  );
}

function ColleaguePicker(props: PickerProps) {
  const text = useTexts(FORM);
  const [q, setQ] = useState('');
  const found = useQuery(reading('/api/v1/me/colleagues', { query: { limit: 100 } }));
  const offered =
    found.data?.items
      .filter(({ accountId }) => accountId.includes(q))
      .map(({ accountId, offices }) => ({
        value: accountId,
        label: `${accountId} · ${offices.map(({ roleTitle }) => roleTitle).join('、')}`,
      })) ?? [];
  return (
    <Found
      {...props}
      offered={offered}
      placeholder={text.searchColleague}
      onSearch={setQ}
      isSearching={found.isFetching}
    />
  );
}

/** A choice of an entry of the catalogue. */
export function EntryPicker(props: PickerProps) {
  const text = useTexts(FORM);
  const [q, setQ] = useState('');
  const found = useQuery(reading('/api/v1/catalog/entries', { query: { limit: 20, ...(q !== '' && { q }) } }));
  const offered =
    found.data?.items.flatMap(({ catalogCode, name, providerName }) =>
      catalogCode === null ? [] : [{ value: catalogCode, label: `${name} · ${providerName}` }],
    ) ?? [];
  return (
    <Found {...props} offered={offered} placeholder={text.searchEntry} onSearch={setQ} isSearching={found.isFetching} />
  );
}

const PICKERS: Readonly<Record<string, ComponentType<PickerProps>>> = {
  departmentId: DepartmentPicker,
  responsible: DepartmentPicker,
  sourceDepartment: DepartmentPicker,
  colleagues: ColleaguePicker,
  accountId: ColleaguePicker,
  catalogCode: EntryPicker,
  catalogCodes: EntryPicker,
  sourceCatalogCode: EntryPicker,
};

/** Fields that name what is being written itself, and so refer to nothing else. */
const OWN = ['content.catalogCode'];

/** Returns how a reference to something else is chosen; undefined for a field that is simply written. */
export const pickerOf = (name: string, schema: Schema, path: string): ComponentType<PickerProps> | undefined =>
  !OWN.includes(path) && schema.enum === undefined && schema.type !== 'array' && schema.type !== 'object'
    ? PICKERS[name]
    : undefined;
