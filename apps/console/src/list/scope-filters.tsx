import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { reading } from '../api/queries';
import { useToday } from '../shell/now';
import { texts, useTexts } from '../words/language';
import { Choice } from './choice';
import { chosenIn } from './filters';

const SCOPE = texts(
  {
    division: '行政区划',
    department: '责任部门',
    anyDepartment: '全部部门',
    cutOff: '截至',
    nothing: '没有找到',
  },
  {
    division: 'Division',
    department: 'Responsible department',
    anyDepartment: 'All departments',
    cutOff: 'As of the end of',
    nothing: 'Nothing found',
  },
);

type Change = (changed: Readonly<Record<string, string | undefined>>) => void;
interface Asked {
  readonly filters: URLSearchParams;
  readonly change: Change;
}

const MOST_DIVISIONS = 200;
const FOUND_DEPARTMENTS = 20;

/** Chooses the division whose departments are asked for, with those below it. */
export function DivisionFilter({ filters, change }: Asked) {
  const text = useTexts(SCOPE);
  const found = useQuery({
    ...reading('/api/v1/organisation/divisions', { query: { limit: MOST_DIVISIONS } }),
    staleTime: Infinity,
  });
  return (
    <Choice
      label={text.division}
      value={filters.get('division') ?? ''}
      onChange={(division) => change({ division })}
      options={found.data?.items.map(({ code, name }) => [code, name]) ?? []}
    />
  );
}

/** Chooses one department, found by a part of its name. */
export function DepartmentFilter({ filters, change, label }: Asked & { readonly label?: string }) {
  const text = useTexts(SCOPE);
  const id = useId();
  const [q, setQ] = useState('');
  const chosen = filters.get('department');
  const division = filters.get('division');
  const found = useQuery(
    reading('/api/v1/organisation/departments', {
      query: { limit: FOUND_DEPARTMENTS, ...(q !== '' && { q }), ...(division !== null && { division }) },
    }),
  );
  const named = useDepartment(chosen);
  const options = [
    ...(named && !found.data?.items.some((one) => one.id === named.id) ? [named] : []),
    ...(found.data?.items ?? []),
  ].map((one) => ({ value: one.id, label: one.name }));
  return (
    <label htmlFor={id}>
      {label ?? text.department}
      <Select
        id={id}
        className="department"
        showSearch={{ filterOption: false, onSearch: setQ }}
        allowClear
        {...(chosen !== null && named && { value: chosen })}
        placeholder={text.anyDepartment}
        loading={found.isFetching}
        options={options}
        notFoundContent={found.isFetching ? null : text.nothing}
        onChange={(next?: string) => change({ department: next })}
      />
    </label>
  );
}

/** Chooses the day as of whose end figures are told; none means now. */
export function CutOffFilter({ filters, change }: Asked) {
  const text = useTexts(SCOPE);
  const today = useToday();
  return (
    <label>
      {text.cutOff}
      <input
        type="date"
        max={today}
        value={filters.get('cutOff') ?? ''}
        onChange={({ target }) => change({ cutOff: target.value })}
      />
    </label>
  );
}

/** Returns a department of the directory by its id; undefined while it is read, or where there is none. */
export function useDepartment(id: string | null) {
  const found = useQuery({
    ...reading('/api/v1/organisation/departments', { query: { q: id ?? '', limit: MOST_DIVISIONS } }),
    enabled: id !== null && id !== '',
    staleTime: 60_000,
  });
  return found.data?.items.find((one) => one.id === id);
}

/** The filters of whose figures, and as of when, as they stand in the address. */
export const scopeIn = (filters: URLSearchParams) =>
  chosenIn<'/api/v1/lateness'>(filters, ['division', 'department', 'cutOff']);
