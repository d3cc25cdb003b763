package dev.mintmark.spring.example;

import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.RequiresScope;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/documents")
@RequiresScope("mintmark.api")
public class DocumentsController {
    @GetMapping
    public String all(Caller caller) {
        return "The documents of plan " + caller.requirePlan().code() + " are in " + caller.dbCode() + ".";
    }

    @DeleteMapping
    @RequiresScope("documents.delete")
    public void none() {}
}
