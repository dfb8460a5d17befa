// React as its documentation advises: controlled inputs, state in one reducer,
// memoised items and groups, so that an answer draws its own item again.
import { memo, useCallback, useReducer } from "react";
import { createRoot } from "react-dom/client";
import { groupPoints } from "../../table/points.mjs";
import { place, table } from "./table.js";

const EMPTY = {};
const none = Object.fromEntries(table.groups.map(({ id }) => [id, { answers: EMPTY, points: 0 }]));

function answered(state, { group, item, answer }) {
  const answers = { ...state[group.id].answers, [item.id]: answer };
  return { ...state, [group.id]: { answers, points: groupPoints(group, answers) } };
}

const Item = memo(function Item({ item, group, answer, dispatch }) {
  const give = useCallback((given) => dispatch({ group, item, answer: given }), [group, item, dispatch]);
  if (item.kind === "flag") {
    return (
      <label>
        <input type="checkbox" name={item.id} checked={answer === true} onChange={(event) => give(event.target.checked)} /> {item.label}
      </label>
    );
  }
  if (item.kind === "choice") {
    return (
      <label>
        {item.label}
        <select name={item.id} value={answer ?? ""} onChange={(event) => give(event.target.value || undefined)}>
          <option value="" />
          {item.options.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
        </select>
      </label>
    );
  }
  const typed = (event) => give(event.target.value === "" ? undefined : event.target.valueAsNumber);
  return (
    <label>
      {item.label}
      <input type="number" name={item.id} min={0} max={item.max} value={answer ?? ""} onChange={typed} />
      {item.unit}
    </label>
  );
});

const Group = memo(function Group({ group, state, dispatch }) {
  return (
    <section>
      <h2>{group.title} <output data-subtotal={group.id}>{state.points}</output></h2>
      {group.items.map((item) => (
        <Item key={item.id} item={item} group={group} answer={state.answers[item.id]} dispatch={dispatch} />
      ))}
    </section>
  );
});

function Page() {
  const [state, dispatch] = useReducer(answered, none);
  const total = table.groups.reduce((sum, { id }) => sum + state[id].points, 0);
  return (
    <>
      <header><output data-total={total}>{total}</output></header>
      <form>
        {table.groups.map((group) => <Group key={group.id} group={group} state={state[group.id]} dispatch={dispatch} />)}
      </form>
    </>
  );
}

createRoot(place).render(<Page />);
