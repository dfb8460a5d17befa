// Loads the whole portal. A module, so that a browser too old for it does not stumble
// over it.
import { openPortal } from "./portal.js";

openPortal();
