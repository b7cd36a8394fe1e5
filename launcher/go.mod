module runner-actions/launcher

go 1.26.0
