require("../../node/start.cjs").start("registration-token-action");
