import fc from "fast-check";
import { runSeed } from "./random";

// A property that fails is then repeated by the run's seed, like everything else that is generated.
fc.configureGlobal({ seed: runSeed });
